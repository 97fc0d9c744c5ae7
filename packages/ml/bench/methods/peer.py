"""One case of scikit-learn's or umap-learn's, measured: peer.py CASE FILE ROWS COLS prints { seconds, peakBytes, quality } as
its last line, or null where this version lacks the method. Without arguments it says what it is."""

import json
import resource
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn import cluster, linear_model, manifold, metrics, mixture, neighbors, semi_supervised, svm
from threadpoolctl import threadpool_info

warnings.filterwarnings("ignore")


def nearest_neighbors(x, truth):
    distances, _ = neighbors.NearestNeighbors(n_neighbors=15, algorithm="brute", n_jobs=-1).fit(x).kneighbors(x)
    return distances[:, -1].mean()


def k_means(x, truth):
    return cluster.KMeans(n_clusters=10, n_init=1, max_iter=100, random_state=0).fit(x).inertia_


def mini_batch_k_means(x, truth):
    model = cluster.MiniBatchKMeans(n_clusters=10, n_init=3, random_state=0).fit(x)
    return np.square(x - model.cluster_centers_[model.predict(x)]).sum()


def gaussian_mixture(x, truth):
    model = mixture.GaussianMixture(5, covariance_type="diag", random_state=0).fit(x)
    return model.score(x)


def label_spreading(x, truth):
    y = np.where(np.arange(len(x)) < 100, truth % 2, -1)
    model = semi_supervised.LabelSpreading(kernel="knn", n_neighbors=7, n_jobs=-1).fit(x, y)
    return (model.transduction_ == truth % 2).mean()


def silhouette(x, truth):
    return metrics.silhouette_score(x, truth)


def logistic_regression_path(x, truth):
    y = truth % 2
    model = linear_model.LogisticRegression(warm_start=True, max_iter=1000)
    for c in np.logspace(-4, 1, 10):
        model.set_params(C=c).fit(x, y)
    return metrics.log_loss(y, model.predict_proba(x))


def ward(x, truth):
    return metrics.adjusted_rand_score(truth, cluster.AgglomerativeClustering(5).fit_predict(x))


def hdbscan(x, truth):
    return metrics.adjusted_rand_score(truth, cluster.HDBSCAN(min_cluster_size=20).fit_predict(x))


def spectral(x, truth):
    model = cluster.SpectralClustering(
        5, affinity="nearest_neighbors", n_neighbors=10, assign_labels="cluster_qr", random_state=0, n_jobs=-1
    )
    return metrics.adjusted_rand_score(truth, model.fit_predict(x))


def tsne(x, truth):
    embedded = manifold.TSNE(init="pca", learning_rate="auto", random_state=0, n_jobs=-1).fit_transform(x)
    return manifold.trustworthiness(x[:2000], embedded[:2000], n_neighbors=5)


def umap_projection(x, truth):
    import umap

    embedded = umap.UMAP(random_state=0).fit_transform(x)
    return manifold.trustworthiness(x[:2000], embedded[:2000], n_neighbors=5)


def svc(x, truth):
    y = truth % 2
    half = len(x) // 2
    return svm.SVC().fit(x[:half], y[:half]).score(x[half:], y[half:])


CASES = {
    "nearestNeighbors": nearest_neighbors,
    "kMeans": k_means,
    "miniBatchKMeans": mini_batch_k_means,
    "gaussianMixture": gaussian_mixture,
    "labelSpreading": label_spreading,
    "silhouette": silhouette,
    "logisticRegressionPath": logistic_regression_path,
    "ward": ward,
    "hdbscan": hdbscan if hasattr(cluster, "HDBSCAN") else None,
    "spectral": spectral,
    "tsne": tsne,
    "umap": umap_projection,
    "svc": svc,
}


def main():
    if len(sys.argv) == 1:
        blas = {f"{pool['internal_api']} {pool['version']}, {pool['num_threads']} threads" for pool in threadpool_info()}
        print(f"scikit-learn {sklearn.__version__}, numpy {np.__version__}, {'; '.join(sorted(blas))}")
        return
    case, path, rows, cols = sys.argv[1:]
    run = CASES[case]
    if run is None:
        print("null")
        return
    x = np.fromfile(path, dtype=np.float32).reshape(int(rows), int(cols))
    truth = np.arange(len(x)) % 5
    try:
        run(x[:400], truth[:400])
    except ImportError:
        print("null")
        return
    start = time.perf_counter()
    quality = run(x, truth)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peakBytes": peak, "quality": float(quality)}))


main()
