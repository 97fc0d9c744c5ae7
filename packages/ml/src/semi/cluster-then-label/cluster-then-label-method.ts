import { UNLABELED } from "../../protocol/labels.ts";
import { createRandom } from "../../random/random.ts";
import { defineClassifier } from "../../registry/method.ts";
import { familiesOf, learnBase } from "../learn-base.ts";
import { scoreInBlocks } from "../score-in-blocks.ts";
import { standardiseTogether } from "../standardise-together.ts";
import { clusterThenLabelParameters, fitClusterThenLabel, predictClusterThenLabel } from "./cluster-then-label.ts";
import { writeClusterScore } from "./write-cluster-then-label.ts";

/** k-means over the training rows, labelled and not; each cluster then scores by its labels. */
export const clusterThenLabelMethod = defineClassifier({
  id: "clusterThenLabel",
  name: "Cluster, then label",
  task: "SEMI_SUPERVISED",
  description:
    "Clusters all images by k-means without looking at labels, then gives each cluster the share of cancers among its labelled images. The plainest use of unlabelled images, and a check on the others: it works only where the classes are clusters.",
  source: "Goldberg et al. 2009; k-means as scikit-learn's KMeans",
  parameters: clusterThenLabelParameters,
  needs: { labels: true, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "nInit n k d", memory: "n d", rowsMax: null },
  complexityRank: 2,
  fittedInsideFold: ["scaler", "clusters", "shares", "classifiers"],
  scoreGraph: "WRITTEN",
  async learn(rows, parameters, tools) {
    const { labelled, labels: given, unlabelled } = rows;
    const { scaled, scaler, scale } = standardiseTogether(labelled.features, unlabelled.features);
    const labels = new Int8Array(scaled.rows).fill(UNLABELED);
    labels.set(given);
    // Each cluster chooses its own C: a base is made anew for every fit.
    const families = familiesOf(rows);
    const model = await fitClusterThenLabel(
      scaled,
      labels,
      parameters,
      { random: createRandom(tools.seed, "clusters to label"), signal: tools.signal },
      parameters.within === "share"
        ? undefined
        : (...base) => learnBase("logisticRegression", "auto", families, tools).fitBase(...base),
    );
    return {
      selected: { nClusters: model.centers.rows },
      nUnlabelled: unlabelled.features.rows,
      score: ({ features }) =>
        scoreInBlocks(features, Math.max(features.cols, model.centers.rows), (block) =>
          predictClusterThenLabel(model, scale(block), parameters.assignment),
        ),
      writeScore: writeClusterScore(scaler, model, parameters.assignment),
    };
  },
});
