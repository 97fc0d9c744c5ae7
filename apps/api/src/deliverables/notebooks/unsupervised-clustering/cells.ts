// %% [markdown] question

// %% load
import { adjustedRandIndex } from "@brainscan/ml/metrics/adjusted-rand-index";
import { runClustering } from "@brainscan/ml/protocol/run-unsupervised";
import { createDraw } from "@brainscan/notebook/draw";
import { figureOf } from "@brainscan/notebook/estimate";
import { pointsOf } from "@brainscan/notebook/points-of";
import { readStudy } from "@brainscan/notebook/read-study";
import { display } from "tslab";

const study = readStudy("..");
const { report, images } = study;
const draw = createDraw(report.language);
const features = { avgpool: study.features("avgpool"), layer3: study.features("layer3") };

// %% [markdown] methods

// %% fit-again
const names = study.table("clusterings").map((row) => row.clustering);
const exported = study.table("clusters");
const clusterings = report.clusterings.map((clustering, at) => ({
  ...clustering,
  name: names[at],
  clusters: Int32Array.from(exported, (row) => Number(row[names[at]])),
}));

const again = [];
for (const { name, layer, method, parameters, seed, clusters } of clusterings) {
  if (layer !== "layer3") continue;
  const { seed: _, ...chosen } = parameters;
  const inputs = { features: features.layer3, keys: images.groups };
  const { labels, nClusters } = await runClustering(inputs, {
    method,
    parameters: chosen,
    seed,
  });
  again.push({
    "clustering": name,
    "clusters": nClusters,
    "left out as noise": labels.filter((cluster) => cluster < 0).length,
    "agreement with the exported one": adjustedRandIndex(clusters, labels),
  });
}
display.html(draw.table(again));

// %% [markdown] figures

// %% recompute
import { adjustedMutualInformation } from "@brainscan/ml/metrics/adjusted-mutual-information";
import { silhouetteScores } from "@brainscan/ml/metrics/silhouette-score";

// Rows left out as noise count as a cluster of their own, so that leaving rows out does not pay.
const withNoise = (clusters: Int32Array) =>
  clusters.map((cluster) => (cluster < 0 ? Math.max(...clusters) + 1 : cluster));
const known = Array.from(images.labels.keys()).filter((row) => images.labels[row] >= 0);
const truth = known.map((row) => images.labels[row]);
const recomputed = [];
for (const layer of ["avgpool", "layer3"] as const) {
  const ofLayer = clusterings.filter((clustering) => clustering.layer === layer);
  const partitions = ofLayer.map(({ clusters }) => withNoise(clusters));
  const silhouettes = await silhouetteScores(features[layer], partitions);
  for (const [at, clustering] of ofLayer.entries()) {
    const found = known.map((row) => partitions[at][row]);
    const here = {
      silhouette: silhouettes[at],
      adjustedRandIndex: truth.length > 0 ? adjustedRandIndex(truth, found) : null,
      adjustedMutualInformation:
        truth.length > 0 ? adjustedMutualInformation(truth, found) : null,
    };
    const apart = Object.entries(here).map(([id, value]) =>
      Math.abs((value ?? 0) - (figureOf(clustering, id).value ?? value ?? 0)),
    );
    recomputed.push({ ...clustering, here, apart: Math.max(...apart) });
  }
}
display.html(
  draw.table(
    recomputed.map(({ name, here, apart }) => ({
      "clustering": name,
      "silhouette": here.silhouette,
      "adjusted Rand index": here.adjustedRandIndex,
      "adjusted mutual information": here.adjustedMutualInformation,
      "farthest from the report": apart,
    })),
  ),
);

// %% [markdown] choice

// %% choose-k
const swept = recomputed.filter(({ method }) => method === report.clusterings[0].method);
const linesOf = (id: string) =>
  (["avgpool", "layer3"] as const).map((layer) => ({
    name: layer,
    points: swept
      .filter((clustering) => clustering.layer === layer)
      .flatMap((clustering) => {
        const { value, low, high } = figureOf(clustering, id);
        if (value === null) return [];
        const bar = low === null || high === null ? {} : { low, high };
        return [{ x: clustering.nClusters, y: value, ...bar }];
      }),
  }));
for (const id of ["silhouette", "stability"]) {
  const lines = linesOf(id).filter(({ points }) => points.length > 0);
  if (lines.length === 0) continue;
  display.html(
    draw.lines({
      title: `${report.clusterings[0].method}: ${id}`,
      x: { title: "number of clusters" },
      y: { title: id },
      lines,
    }),
  );
}

// %% [markdown] labels

// %% composition
import { clopperPearsonInterval } from "@brainscan/ml/metrics/clopper-pearson-interval";

const chosen =
  clusterings.find((clustering) => clustering.chosen && clustering.layer === "layer3") ??
  clusterings[0];
const composition = [...new Set(chosen.clusters)]
  .sort((a, b) => a - b)
  .map((cluster) => {
    const rows = Array.from(images.labels.keys()).filter(
      (row) => chosen.clusters[row] === cluster,
    );
    const [normal, cancer] = [0, 1].map(
      (label) => rows.filter((row) => images.labels[row] === label).length,
    );
    const n = normal + cancer;
    const share =
      n > 0 ? { value: cancer / n, ...clopperPearsonInterval(cancer, n) } : null;
    return { cluster, rows, normal, cancer, share };
  });
display.html(
  draw.table(
    composition.map(({ cluster, rows, normal, cancer, share }) => ({
      "cluster": String(cluster),
      "images": rows.length,
      "labelled normal": normal,
      "labelled cancer": cancer,
      "share of cancer among them": share,
    })),
  ),
);

// %% draw-composition
const judged = composition.flatMap(({ cluster, share }) =>
  share ? [{ name: String(cluster), ...share }] : [],
);
if (judged.length > 0) {
  display.html(
    draw.intervals({
      title: "What the labels say of each cluster",
      x: {
        title: "labelled cancers among the labelled images of each cluster",
        low: 0,
        high: 1,
      },
      rows: judged,
      reference: truth.filter((label) => label === 1).length / truth.length,
    }),
  );
}

// %% map
import { runProjection } from "@brainscan/ml/protocol/run-unsupervised";

const { coordinates } = await runProjection(
  { features: features[chosen.layer], keys: images.groups },
  { method: "pca", parameters: { nComponents: 2 }, seed: 0 },
);
display.html(
  draw.points({
    title: chosen.name,
    x: { title: "first axis" },
    y: { title: "second axis" },
    groups: composition.map(({ cluster, rows }) => ({
      name: String(cluster),
      points: pointsOf(coordinates, rows),
    })),
  }),
);

// %% [markdown] findings

// %% [markdown] again
