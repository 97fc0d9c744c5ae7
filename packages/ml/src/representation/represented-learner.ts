import { foldLinearHead } from "../explain/linear-head.ts";
import { createMatrix } from "../matrix/matrix.ts";
import type { Representation } from "../protocol/experiment.ts";
import type { Learner, Sample } from "../registry/learner.ts";
import type { Classifier } from "../registry/method.ts";
import { fitRepresentation } from "./fit-representation.ts";

/** The method behind a representation that is fitted to the very rows it is given, labelled and not, so that no fit of
 *  it, in a fold or in a fold of a fold, has seen a row that it is tested on. A method that has no use for unlabelled
 *  rows is given none, though the representation has seen them. */
export function representedLearner(
  { learn, needs }: Pick<Classifier, "learn" | "needs">,
  representation: Representation,
): Learner<Record<string, unknown>> {
  if (representation.kind === "raw") return learn;
  return async (rows, parameters, tools) => {
    const { apply, write, chain } = await fitRepresentation(rows, representation, tools);
    const labelled = await apply(rows.labelled);
    const pool = needs.unlabelled
      ? { unlabelled: await apply(rows.unlabelled), unlabelledGroups: rows.unlabelledGroups }
      : { unlabelled: noRows(labelled), unlabelledGroups: new Int32Array(0) };
    const fitted = await learn({ ...rows, labelled, ...pool }, parameters, tools);
    const { writeScore } = fitted;
    const head = fitted.linearHead && foldLinearHead(fitted.linearHead);
    return {
      ...fitted,
      score: async (asked) => fitted.score(await apply(asked)),
      linearHead: head && { ...chain, weights: head.weights, intercept: head.bias },
      writeScore: writeScore && ((graph, asked) => writeScore(graph, write(graph, asked))),
    };
  };
}

function noRows({ features, views }: Sample): Sample {
  const none = Object.entries(views).map(([name, view]) => [name, createMatrix(0, view.cols)] as const);
  return { features: createMatrix(0, features.cols), views: Object.fromEntries(none) };
}
