# %% [markdown] question

# %% load
import json
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

folder = Path("..")
report = json.loads((folder / "report.json").read_text(encoding="utf-8"))


def table(name):
    # Every digit counts: without round_trip, pandas reads some numbers a last digit off.
    return pd.read_csv(
        folder / "tables" / f"{name}.csv",
        dtype={"group": str, "filename": str},
        float_precision="round_trip",
    )


images = table("images")
labels = images["label"].where(images["learned"], -1).fillna(-1).astype(int).to_numpy()
families = images["family"].to_numpy()
known = np.flatnonzero(labels >= 0)

# %% features
backbone = report["embeddings"][0]["backbone"]
predictions = pd.read_csv(folder / "predictions.csv", dtype=str)
group_of = dict(zip(predictions["filename"], predictions["group"]))


def features_of(layer):
    # One row a distinct image, in the order of images.csv.
    parts = []
    for part in ("labeled", "unlabeled"):
        name = f"df_{part}_{backbone}"
        values = table(name if layer == "avgpool" else f"{name}_{layer}")
        values = values[[column for column in values.columns if column.isdigit()]]
        parts.append(values.set_index(table(name)["filename"].map(group_of)))
    rows = pd.concat(parts)
    return rows[~rows.index.duplicated()].loc[images["group"]].to_numpy(np.float64)


features = {layer: features_of(layer) for layer in ("avgpool", "layer3")}
assert all(np.isfinite(values).all() for values in features.values())
pd.DataFrame({layer: {"rows": len(x), "columns": x.shape[1]} for layer, x in features.items()})

# %% [markdown] checks

# %% check
checks = []


def check(step, what, ours, theirs, tolerance):
    # Nothing is compared where the report has no value.
    if ours is None or (isinstance(ours, float) and np.isnan(ours)):
        return
    checks.append(dict(step=step, what=what, ours=ours, theirs=theirs, tolerance=tolerance))
    assert abs(ours - theirs) <= tolerance, f"{step}, {what}: {ours} here, {theirs} there"


def figure(figures, id):
    return next((one["value"] for one in figures if one["id"] == id), None)


def summary(step):
    rows = pd.DataFrame([one for one in checks if one["step"] == step])
    if rows.empty:
        return rows
    rows["apart"] = (rows["ours"] - rows["theirs"]).abs()
    return rows.groupby("what").agg(
        compared=("ours", "size"), farthest_apart=("apart", "max"), tolerance=("tolerance", "max")
    )


# %% [markdown] clusterings

# %% judge-clusterings
from sklearn.metrics import (
    adjusted_mutual_info_score,
    adjusted_rand_score,
    calinski_harabasz_score,
    davies_bouldin_score,
    fowlkes_mallows_score,
    silhouette_score,
    v_measure_score,
)

clusters = table("clusters")
names = list(table("clusterings")["clustering"])
for name, clustering in zip(names, report["clusterings"]):
    found = clusters[name].to_numpy()
    found = np.where(found < 0, found.max() + 1, found)
    x = features[clustering["layer"]]
    judged = {}
    if 1 < len(set(found)) < len(found):
        judged["silhouette"] = silhouette_score(x, found)
        judged["daviesBouldin"] = davies_bouldin_score(x, found)
        judged["calinskiHarabasz"] = calinski_harabasz_score(x, found)
    if len(set(labels[known])) > 1:
        truth, held = labels[known], found[known]
        judged["adjustedRandIndex"] = adjusted_rand_score(truth, held)
        judged["adjustedMutualInformation"] = adjusted_mutual_info_score(truth, held)
        judged["vMeasure"] = v_measure_score(truth, held)
        judged["fowlkesMallows"] = fowlkes_mallows_score(truth, held)
    for id, theirs in judged.items():
        ours = figure(clustering["figures"], id)
        # As exact as single precision lets it be: the figure may be far from 1.
        check("clusterings", id, ours, theirs, 1e-6 * max(1, abs(theirs)))
summary("clusterings")

# %% [markdown] partitions

# %% fit-clusterings
from sklearn.cluster import AgglomerativeClustering, KMeans

for name, clustering in zip(names, report["clusterings"]):
    x, found = features[clustering["layer"]], clusters[name].to_numpy()
    parameters = clustering["parameters"]
    if clustering["method"] == "kMeans":
        # From our centres scikit-learn must find nothing better nearby.
        centres = np.array([x[found == k].mean(axis=0) for k in range(clustering["nClusters"])])
        settled = KMeans(len(centres), init=centres, n_init=1, tol=parameters["tol"]).fit(x)
        agreement = adjusted_rand_score(found, settled.labels_)
        check("partitions", "k-means, agreement", 1.0, agreement, 0.01)
        ours = figure(clustering["figures"], "inertia")
        if ours > 0:
            check("partitions", "k-means, inertia over ours", 1.0, settled.inertia_ / ours, 1e-4)
    if clustering["method"] == "agglomerative" and parameters["linkage"] == "ward":
        ward = AgglomerativeClustering(clustering["nClusters"], linkage="ward").fit(x)
        agreement = adjusted_rand_score(found, ward.labels_)
        check("partitions", "Ward, agreement", 1.0, agreement, 0.001)
summary("partitions")

# %% [markdown] metrics

# %% judge-scores
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    f1_score,
    matthews_corrcoef,
    precision_score,
    recall_score,
    roc_auc_score,
)

scores = table("scores")
candidates = scores[scores["role"] == "CANDIDATE"]
for experiment in report["experiments"]:
    rows = candidates[candidates["experiment"] == experiment["id"]]
    if rows.empty:
        continue
    areas = [
        roc_auc_score(fold["label"], fold["score"])
        for _, fold in rows.groupby(["repeat", "fold"])
        if fold["label"].nunique() > 1
    ]
    # Added up plainly, as we do: what ties by a last digit must tie here too.
    one = rows.groupby("group").agg(
        label=("label", "first"), score=("score", lambda each: sum(each) / len(each))
    )
    called = one["score"] >= 0.5
    theirs = {
        "rocAuc": np.mean(areas),
        "averagePrecision": average_precision_score(one["label"], one["score"]),
        "recall": recall_score(one["label"], called),
        "precision": precision_score(one["label"], called, zero_division=0),
        "accuracy": accuracy_score(one["label"], called),
        "f1": f1_score(one["label"], called, zero_division=0),
        "mcc": matthews_corrcoef(one["label"], called),
    }
    for id, value in theirs.items():
        check("metrics", id, figure(experiment["figures"], id), value, 1e-9)
summary("metrics")

# %% [markdown] classifiers

# %% fit-classifiers
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.semi_supervised import LabelSpreading, SelfTrainingClassifier


def spreading(parameters):
    return LabelSpreading(
        kernel="knn",
        n_neighbors=parameters["nNeighbors"],
        alpha=parameters["alpha"],
        max_iter=parameters["maxIter"],
        tol=parameters["tol"],
    )


def logistic(C):
    return LogisticRegression(C=C, max_iter=10_000, tol=1e-8)


def learner_of(experiment, fold):
    method, parameters = experiment["method"], experiment["parameters"]
    if method == "logisticRegression" and parameters["classWeight"] == "none":
        return logistic(fold["selected"]["C"])
    if method == "kNearestNeighbors" and parameters["weights"] == "uniform":
        return KNeighborsClassifier(parameters["nNeighbors"])
    if method == "labelSpreading" and parameters["kernel"] == "knn":
        return spreading(parameters)
    return None


def refit(experiment, fold, x):
    # The fold's rows: its held-out images and all of their families stay out of everything.
    learner = learner_of(experiment, fold)
    held = scores_of[(experiment["id"], fold["repeat"], fold["fold"])]
    test = held["row"].to_numpy()
    free = ~np.isin(families, families[test])
    pool = free & ((labels >= 0) | isinstance(learner, LabelSpreading))
    scale = StandardScaler().fit(x[pool])
    learner.fit(scale.transform(x[pool]), labels[pool])
    with np.errstate(invalid="ignore"):
        chance = learner.predict_proba(scale.transform(x[test]))[:, 1]
    # An image that no label reaches has no answer in scikit-learn; we give it the share of cancers.
    share = labels[free & (labels >= 0)].mean()
    return np.where(np.isnan(chance), share, chance), held["score"].to_numpy()


row_of = {group: row for row, group in enumerate(images["group"])}
with_rows = candidates.assign(row=candidates["group"].map(row_of))
scores_of = {key: rows for key, rows in with_rows.groupby(["experiment", "repeat", "fold"])}
plotted = []
for experiment in report["experiments"]:
    plain = experiment["preprocessing"] == "plain" and experiment["representation"]["kind"] == "raw"
    if not plain:
        continue
    name = f"{experiment['method']} {experiment['layer']}"
    for fold in experiment["folds"]:
        if fold["selected"] == {} or learner_of(experiment, fold) is None:
            continue
        theirs, ours = refit(experiment, fold, features[experiment["layer"]])
        check("classifiers", name, 0.0, np.abs(theirs - ours).max(), 0.001)
        plotted.append((name, ours, theirs))
summary("classifiers")

# %% self-training
from sklearn.pipeline import make_pipeline

for experiment in report["experiments"]:
    parameters = experiment["parameters"]
    if experiment["method"] != "selfTraining" or parameters["criterion"] != "threshold":
        continue
    if parameters["base"] != "logisticRegression" or experiment["preprocessing"] != "plain":
        continue
    x, areas = features[experiment["layer"]], []
    for fold in experiment["folds"]:
        held = scores_of[(experiment["id"], fold["repeat"], fold["fold"])]
        if fold["repeat"] > 0 or fold["rocAuc"] is None or "C" not in fold["selected"]:
            continue
        # Ours may choose another penalty in each round, scikit-learn keeps one: they agree roughly.
        free = ~np.isin(families, families[held["row"].to_numpy()])
        base = make_pipeline(StandardScaler(), logistic(fold["selected"]["C"]))
        learner = SelfTrainingClassifier(
            base, threshold=parameters["threshold"], max_iter=parameters["maxIter"]
        ).fit(x[free], labels[free])
        chance = learner.predict_proba(x[held["row"]])[:, 1]
        areas.append((fold["rocAuc"], roc_auc_score(held["label"], chance)))
    if areas:
        ours, theirs = np.mean(areas, axis=0)
        check("self-training", f"mean area, {experiment['layer']}", ours, theirs, 0.05)
summary("self-training")

# %% draw-classifiers
if plotted:
    figure_, axis = plt.subplots(figsize=(5, 5))
    for name in sorted({name for name, _, _ in plotted}):
        ours = np.concatenate([ours for each, ours, _ in plotted if each == name])
        theirs = np.concatenate([theirs for each, _, theirs in plotted if each == name])
        axis.plot(ours, theirs, ".", label=name, alpha=0.5)
    axis.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    axis.set_xlabel("probability of cancer, ours")
    axis.set_ylabel("probability of cancer, scikit-learn")
    axis.legend()
    plt.show()

# %% [markdown] differences

# %% pair-differences
from scipy.stats import t as student

areas = {
    experiment["id"]: {
        (fold["repeat"], fold["fold"]): fold["rocAuc"]
        for fold in experiment["folds"]
        if fold["rocAuc"] is not None
    }
    for experiment in report["experiments"]
}
sizes = {
    experiment["id"]: sum(fold["nTest"] for fold in experiment["folds"])
    / sum(fold["nTrain"] for fold in experiment["folds"])
    for experiment in report["experiments"]
}
for _, row in table("comparisons").iterrows():
    if row["kind"] not in ("BASELINE", "UNLABELLED") or row["n_folds"] < 2 or np.isnan(row["low"]):
        continue
    first, second = areas[row["other"]], areas[row["experiment"]]
    gaps = np.array([second[fold] - first[fold] for fold in first if fold in second])
    # Nadeau and Bengio: folds share training images, so that their spread alone is too small.
    ratio = max(sizes[row["other"]], sizes[row["experiment"]])
    error = np.sqrt((1 / len(gaps) + ratio) * gaps.var(ddof=1))
    margin = student.ppf((1 + row["level"]) / 2, len(gaps) - 1) * error
    check("differences", "difference", row["difference"], gaps.mean(), 1e-9)
    check("differences", "standard error", row["standard_error"], error, 1e-9)
    check("differences", "lower end", row["low"], max(-1, gaps.mean() - margin), 1e-9)
    check("differences", "upper end", row["high"], min(1, gaps.mean() + margin), 1e-9)
summary("differences")

# %% [markdown] arithmetic

# %% verdict
from scipy.stats import binom, hypergeom, triang


def least(enough):
    # The smallest n for which it holds.
    high = 1
    while not enough(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


many = least(lambda n: binom.pmf(0, n, 0.001) <= 0.05)
some = least(lambda n: hypergeom.pmf(0, 4_000_000, 4_000, n) <= 0.05)
check("verdict", "none found of many, 0.1 % at 95 %", 2995, many, 0)
check("verdict", "none found of 4 million", 2994, some, 0)
if report.get("scaleUp"):
    answer = report["scaleUp"]["answer"]
    choices = answer["scenario"]["choices"]
    inputs = {one["id"]: one["distribution"] for one in answer["scenario"]["inputs"]}
    plans = {plan["id"]: plan for plan in answer["plans"]}
    priced = ("nImages", "budgetEuro", "pilotBudgetEuro", "pilotImages")
    fixed = all(inputs[id]["kind"] == "fixed" for id in priced)
    if fixed and choices["reading"] == "automaticLabel":
        n, budget, pilot, pilot_images = (inputs[id]["value"] for id in priced)
        price = pilot / pilot_images
        ours = answer["readings"][0]["automaticLabelEuro"]
        check("verdict", "price of an automatic label", ours, price, 1e-12)
        parts = {one["part"]: one["euro"] for one in plans["automatic"]["parts"]}
        total = price * n
        ours = parts["automaticLabels"]
        check("verdict", "all automatic labels, euros", ours, total, 1e-6 * total)
        # A plan of automatic labels alone costs the budget at budget / images.
        alone = plans["automatic"]["totalEuro"]["value"] - ours
        if answer["verdict"]["plan"] == "automatic" and abs(alone) < 1e-6 * total:
            values = {one["id"]: one["value"] for one in answer["breakEvens"]}
            allowed = values.get("automaticLabelEuro")
            check("verdict", "price that the budget allows", allowed, budget / n, 1e-9)
    reader = inputs["readerMissRate"]
    # Among millions it does not matter that images are drawn without putting them back.
    millions = inputs["nImages"]["kind"] == "fixed" and inputs["nImages"]["value"] >= 1e6
    if millions and reader["kind"] == "triangular" and "audited" in plans:
        width = reader["high"] - reader["low"]
        missed = triang.median((reader["mode"] - reader["low"]) / width, reader["low"], width)
        share, confidence = choices["maxCancerAmongNormal"], choices["confidence"]
        needed = least(lambda n: (1 - share * (1 - missed)) ** n <= 1 - confidence)
        ours = plans["audited"]["expertLabels"]["value"]
        check("verdict", "images that an audit reads", ours, needed, 2)
summary("verdict")

# %% [markdown] result

# %% all-checks
everything = pd.DataFrame(checks)
everything["apart"] = (everything["ours"] - everything["theirs"]).abs()
held = bool((everything["apart"] <= everything["tolerance"]).all())
print("comparisons made:", len(everything), "- all within their tolerance:", held)
everything.groupby("step", sort=False).agg(
    compared=("what", "size"), farthest_apart=("apart", "max")
)
