// %% [markdown] question

// %% load
import { createDraw } from "@brainscan/notebook/draw";
import { estimateOf, figureOf } from "@brainscan/notebook/estimate";
import { pointsOf } from "@brainscan/notebook/points-of";
import { readStudy } from "@brainscan/notebook/read-study";
import { display } from "tslab";

const study = readStudy("..");
const { report, images } = study;
const draw = createDraw(report.language);

// %% [markdown] images

// %% count-images
const labelled = (label: number) => images.labels.filter((each) => each === label).length;
const families = new Set(images.families).size;
display.html(
  draw.table([
    {
      "distinct images": images.n,
      "labelled normal": labelled(0),
      "labelled cancer": labelled(1),
      "without a label": labelled(-1),
      "families": families,
    },
  ]),
);

// %% [markdown] preprocessing

// %% show-preprocessing
import { applyPreprocessing } from "@brainscan/ml/image/apply-preprocessing";
import { decodeImage } from "@brainscan/ml/image/decode-image";
import { encodePng } from "@brainscan/ml/image/encode-thumbnail";
import { PREPROCESSINGS } from "@brainscan/ml/image/preprocessings";
import { drawPhantom } from "@brainscan/ml/phantom/draw-phantom";
import { createRandom } from "@brainscan/ml/random/random";

const sizePx = 176;
const data = drawPhantom(createRandom(7), { sizePx, cancer: true });
const slice = await decodeImage(
  await encodePng({ data, width: sizePx, height: sizePx, channels: 1 }),
);
const pictures: string[] = [];
for (const { id } of PREPROCESSINGS) {
  const png = Buffer.from(await encodePng(applyPreprocessing(slice, id))).toString(
    "base64",
  );
  pictures.push(
    `<td align="center">${id}<br><img src="data:image/png;base64,${png}" alt="${id}"></td>`,
  );
}
display.html(`<table><tr>${pictures.join("")}</tr></table>`);

// %% [markdown] variants

// %% compare-variants
const first = report.experiments.find(({ id }) => id === report.comparison?.baseline);
const differences = study.table("comparisons").filter(({ kind }) => kind === "BASELINE");
const variants = report.experiments
  .filter(({ method, layer }) => method === first?.method && layer === first?.layer)
  .map((variant) => {
    const beside = differences.find(({ experiment }) => experiment === variant.id);
    return {
      name: `${variant.preprocessing}, ${Object.values(variant.representation).join(" ")}`,
      auc: figureOf(variant, "rocAuc"),
      difference: beside ? estimateOf(beside, "difference", "low", "high") : null,
    };
  });
display.html(
  draw.table(
    variants.map(({ name, auc, difference }) => ({
      "images, features": name,
      "ROC AUC": auc,
      "n": auc.n,
      "difference from the first": difference,
    })),
  ),
);

// %% draw-variants
const compared = variants.flatMap(({ name, difference }) =>
  difference && difference.low !== null ? [{ name, ...difference }] : [],
);
if (compared.length > 0) {
  display.html(
    draw.intervals({
      title: "What each variant changes, with its interval",
      x: { title: "difference in ROC AUC from plain images and raw features" },
      rows: compared,
      reference: 0,
    }),
  );
}

// %% [markdown] features

// %% read-features
const features = { avgpool: study.features("avgpool"), layer3: study.features("layer3") };
const layers = ["avgpool", "layer3"] as const;
display.html(
  draw.table(
    layers.map((layer) => {
      const { rows, cols, data } = features[layer];
      const finite = data.filter((value) => Number.isFinite(value)).length;
      const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
      const zeros = data.filter((value) => value === 0).length;
      return {
        "layer": layer,
        "rows": rows,
        "columns": cols,
        "values": data.length,
        "finite": finite,
        "mean": mean,
        "share of zeros": zeros / data.length,
      };
    }),
  ),
);

// %% [markdown] variance

// %% principal-axes
import { fitPca, transformPca } from "@brainscan/ml/project/pca/pca";

const nComponents = Math.min(
  50,
  images.n - 1,
  ...layers.map((layer) => features[layer].cols),
);
const axes = {
  avgpool: await fitPca(features.avgpool, { nComponents }, { random: createRandom(0) }),
  layer3: await fitPca(features.layer3, { nComponents }, { random: createRandom(0) }),
};
const keptBy = (layer: "avgpool" | "layer3") => {
  let sum = 0;
  return Array.from(axes[layer].explainedVarianceRatio, (share) => (sum += share));
};
display.html(
  draw.lines({
    title: "Variance that the first principal axes keep",
    x: { title: "number of axes", low: 0 },
    y: { title: "share of the variance", low: 0, high: 1 },
    lines: layers.map((layer) => ({
      name: layer,
      points: keptBy(layer).map((y, at) => ({ x: at + 1, y })),
    })),
  }),
);

// %% map
const plane = await transformPca(axes.layer3, features.layer3);
const rowsOf = (label: number) =>
  Array.from(images.labels.keys()).filter((row) => images.labels[row] === label);
display.html(
  draw.points({
    title: "Every image on the two main axes of layer3",
    x: { title: "first axis" },
    y: { title: "second axis" },
    groups: [
      {
        name: "without a label",
        color: "unlabelled",
        points: pointsOf(plane, rowsOf(-1)),
      },
      { name: "labelled normal", color: "normal", points: pointsOf(plane, rowsOf(0)) },
      { name: "labelled cancer", color: "cancer", points: pointsOf(plane, rowsOf(1)) },
    ],
  }),
);

// %% [markdown] distances

// %% measure-distances
import { takeRows } from "@brainscan/ml/matrix/matrix";
import { clopperPearsonInterval } from "@brainscan/ml/metrics/clopper-pearson-interval";
import { pairwiseSquaredDistances } from "@brainscan/ml/matrix/pairwise-distances";

const known = [...rowsOf(0), ...rowsOf(1)];
const compareDistances = async (layer: "avgpool" | "layer3") => {
  const { data, rows: n } = await pairwiseSquaredDistances(
    takeRows(features[layer], known),
    takeRows(features[layer], known),
  );
  const same: number[] = [];
  const other: number[] = [];
  let agree = 0;
  for (let i = 0; i < n; i++) {
    let nearest = -1;
    for (let j = 0; j < n; j++) {
      // A duplicate is no evidence: only other families count.
      if (images.families[known[i]] === images.families[known[j]]) continue;
      if (nearest < 0 || data[i * n + j] < data[i * n + nearest]) nearest = j;
      const isSame = images.labels[known[i]] === images.labels[known[j]];
      (isSame ? same : other).push(Math.sqrt(data[i * n + j]));
    }
    if (nearest >= 0 && images.labels[known[i]] === images.labels[known[nearest]])
      agree++;
  }
  const mean = (values: number[]) =>
    values.length === 0
      ? null
      : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    "layer": layer,
    "labelled images": n,
    "mean distance, same label": mean(same),
    "mean distance, other label": mean(other),
    "nearest neighbour of the same label": agree,
    "share": { value: agree / n, ...clopperPearsonInterval(agree, n) },
  };
};
if (known.length > 0) {
  const found = [await compareDistances("avgpool"), await compareDistances("layer3")];
  display.html(draw.table(found));
}

// %% [markdown] findings

// %% [markdown] again
