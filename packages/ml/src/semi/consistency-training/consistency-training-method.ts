import type { Matrix } from "../../matrix/matrix.ts";
import { createRandom } from "../../random/random.ts";
import type { Sample } from "../../registry/learner.ts";
import { defineClassifier } from "../../registry/method.ts";
import { standardiseTogether } from "../standardise-together.ts";
import {
  consistencyTrainingParameters,
  fitConsistencyTraining,
  predictConsistencyTraining,
} from "./consistency-training.ts";
import { writeHead } from "./write-head.ts";

/** FixMatch's loss for a head on frozen embeddings of augmented images; held-out rows are scored by their plain
 *  embedding. Columns are standardised by the plain embeddings of labelled and unlabelled rows.
 *  @throws RangeError when weak or strong views are absent */
export const consistencyTrainingMethod = defineClassifier({
  id: "consistencyTraining",
  name: "Consistency training",
  task: "SEMI_SUPERVISED",
  description:
    "Learns to answer alike on a slightly and a strongly changed copy of each unlabelled image, once it is sure of the former (FixMatch). Only the classifier learns: the embeddings stay as they are, so that it can gain less than in the paper.",
  source: "Sohn et al. 2020 (FixMatch), on frozen embeddings",
  parameters: consistencyTrainingParameters,
  needs: { labels: true, unlabelled: true, views: "AUGMENTED", distance: false },
  cost: { time: "maxIter batchSize mu d max(1, hiddenUnits)", memory: "n d per view", rowsMax: null },
  complexityRank: 4,
  fittedInsideFold: ["scaler", "head", "pseudo-labels"],
  scoreGraph: "WRITTEN",
  async learn({ labelled, labels, unlabelled }, parameters, tools) {
    const { scaler, scale } = standardiseTogether(labelled.features, unlabelled.features);
    const copies = {
      labelledWeak: viewsOf(labelled, "weak").map(scale),
      unlabelledWeak: viewsOf(unlabelled, "weak").map(scale),
      unlabelledStrong: viewsOf(unlabelled, "strong").map(scale),
    };
    const random = createRandom(tools.seed, "consistency training");
    const { signal } = tools;
    const model = await fitConsistencyTraining(copies, labels, parameters, { random, signal });
    return {
      selected: { confidentShare: model.confidentShare },
      nUnlabelled: unlabelled.features.rows,
      score: ({ features }) => predictConsistencyTraining(model, scale(features)),
      writeScore: writeHead(scaler, model.head),
    };
  },
});

/** The views named by the kind and a number, in the order of their names. */
function viewsOf({ features, views }: Sample, kind: "weak" | "strong"): Matrix[] {
  const names = Object.keys(views).filter((name) => new RegExp(`^${kind}\\d+$`).test(name));
  if (names.length === 0)
    throw new RangeError(
      `consistency training needs views named "${kind}0", "${kind}1", ...: embeddings of augmented copies; ${Object.keys(views).length} views were given`,
    );
  for (const name of names) {
    if (views[name].rows !== features.rows)
      throw new RangeError(`the view "${name}" has ${views[name].rows} rows, features has ${features.rows}`);
  }
  return names.sort().map((name) => views[name]);
}
