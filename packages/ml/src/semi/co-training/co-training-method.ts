import { z } from "zod";
import type { Matrix } from "../../matrix/matrix.ts";
import { stackRows } from "../../matrix/matrix.ts";
import { CANCER, UNLABELED } from "../../protocol/labels.ts";
import { createRandom } from "../../random/random.ts";
import type { Sample } from "../../registry/learner.ts";
import { defineClassifier } from "../../registry/method.ts";
import { writeAffine } from "../../score-graph/arithmetic.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import { BASE_IDS } from "../base-methods.ts";
import { familiesOf, learnBase } from "../learn-base.ts";
import { fitCoTraining } from "./co-training.ts";

/** Co-training on the features and the view named "second"; a score is the mean of both classifiers' probabilities.
 *  @throws RangeError when the second view is absent */
export const coTrainingMethod = defineClassifier({
  id: "coTraining",
  name: "Co-training",
  task: "SEMI_SUPERVISED",
  description:
    "Two classifiers, each on its own description of the images (two layers, or two backbones), label for each other the images that they are surest of. It helps where the two descriptions err on different images.",
  source: "Blum and Mitchell 1998",
  parameters: z.object({
    base: z.enum(BASE_IDS).default("logisticRegression").describe("The supervised classifier on each description."),
    C: z
      .union([z.number().min(1e-6).max(1e6), z.literal("auto")])
      .default("auto")
      .describe(
        "Inverse strength of the base's penalty, where it has one. auto is chosen once for each description, on the experts' labels alone.",
      ),
    growthCancer: z.int().min(1).max(1000).default(1).describe("Images that each classifier labels cancer in a round."),
    growthNormal: z
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .describe(
        "Images that each classifier labels normal in a round. Its ratio to growthCancer should be that of the unlabelled images.",
      ),
    poolSize: z.int().min(2).max(100_000).default(75).describe("Unlabelled images to choose from in a round."),
    maxIter: z.int().min(1).max(1000).default(30).describe("Most rounds."),
  }),
  needs: { labels: true, unlabelled: true, views: "SECOND", distance: false },
  cost: { time: "2 maxIter fits of the base", memory: "n d", rowsMax: null },
  complexityRank: 4,
  fittedInsideFold: ["bases and their scalers", "C", "pseudo-labels"],
  scoreGraph: "WRITTEN",
  async learn(rows, { base, C, ...parameters }, tools) {
    const { labelled, labels: given, unlabelled } = rows;
    const own = joined(labelled.features, unlabelled.features);
    const other = joined(secondOf(labelled), secondOf(unlabelled));
    const labels = new Int8Array(own.rows).fill(UNLABELED);
    labels.set(given);
    const families = familiesOf(rows);
    const bases = [learnBase(base, C, families, tools), learnBase(base, C, families, tools)];
    const model = await fitCoTraining([own, other], labels, parameters, [bases[0].fitBase, bases[1].fitBase], {
      ...tools,
      random: createRandom(tools.seed, "co-training pool"),
    });
    const [first, second] = model.fitted;
    const inferred = model.transduction.filter((label, row) => label !== UNLABELED && labels[row] === UNLABELED);
    const choices = bases.flatMap(({ selected }, view) =>
      Object.entries(selected).map(([name, value]) => [view === 0 ? name : `${name}Second`, value] as const),
    );
    return {
      selected: {
        ...Object.fromEntries(choices),
        rounds: model.nIter,
        pseudoLabels: inferred.length,
        pseudoCancers: inferred.filter((label) => label === CANCER).length,
      },
      nUnlabelled: unlabelled.features.rows,
      async score(sample) {
        const one = await first.score(sample.features);
        const other = await second.score(secondOf(sample));
        return one.map((probability, i) => (probability + other[i]) / 2);
      },
      writeScore: writeMean(first.writeScore, second.writeScore),
    };
  },
});

function joined(labelled: Matrix, unlabelled: Matrix): Matrix {
  return unlabelled.rows === 0 ? labelled : stackRows(labelled, unlabelled);
}

/** Mean of both classifiers' scores; left out where one of them cannot be written. */
function writeMean(first: WriteScore | undefined, second: WriteScore | undefined): WriteScore | undefined {
  if (!first || !second) return undefined;
  return (graph, { features, views }) => {
    const one = first(graph, { features, views: {} });
    const other = second(graph, { features: views.second, views: {} });
    return writeAffine(graph, graph.node("Add", [one, other]), 0.5, 0);
  };
}

function secondOf({ features, views }: Sample): Matrix {
  const { second } = views;
  if (!second)
    throw new RangeError(
      `co-training needs a view named "second" beside the features, such as another layer's: ${Object.keys(views).length} views were given`,
    );
  if (second.rows !== features.rows)
    throw new RangeError(`the view "second" has ${second.rows} rows, features has ${features.rows}`);
  return second;
}
