import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { OutsideTableRow } from "@brainscan/db/queries/outside-tables";
import type { OutsideRow } from "@brainscan/db/schema/outside-tables";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import type { ExperimentResult } from "@brainscan/ml/protocol/experiment";
import { takeSample } from "@brainscan/ml/registry/learner";
import type { App } from "../../../app.ts";
import { userProblem } from "../../../messages/user-problem.ts";
import type { ScienceTools } from "../../../science/run-science.ts";
import { checkStudyLabels } from "../../study/check-study-labels.ts";
import type { DistinctImage, Learning } from "../../study/study-rows.ts";
import { configOf, evaluate } from "../evaluate.ts";
import { outsideGuarantee } from "./outside-guarantee.ts";

/** Cross-validate on features made elsewhere, on the images that have them. Rows of the result are those of `learning`, as
 *  in any other experiment.
 *  @throws UserProblem when too few labelled images have a vector */
export async function evaluateEmbeddings(
  app: App,
  { study, learning, table, experiment, known }: EvaluateParams,
  tools: ScienceTools,
): Promise<{ result: ExperimentResult; outside: OutsideRow }> {
  const { vectors, places } = vectorPlaces(study, learning, table.filenames ?? []);
  const present = Array.from(places, (place) => study[learning.rows[place]]);
  const { blocking } = checkStudyLabels(present, experiment.protocol.nSplits);
  if (blocking) throw userProblem(blocking.code, blocking.params);

  const { labels, groups } = learning.inputs;
  const inputs = {
    ...takeSample({ features: featuresOf(table), views: {} }, vectors),
    labels: Int8Array.from(places, (place) => labels[place]),
    groups: Int32Array.from(places, (place) => groups[place]),
    keys: Array.from(places, (place) => learning.groupIds[place]),
  };
  const found = await evaluate(app, { hash: experiment.contentHash, inputs, config: configOf(experiment) }, tools);
  const result = inPlaces(found, places, labels.length);
  return { result, outside: { ...known, guarantee: outsideGuarantee(result.repeats, { labels, groups }) } };
}

type EvaluateParams = {
  study: readonly DistinctImage[];
  learning: Learning;
  table: OutsideTableRow;
  experiment: ExperimentRow;
  known: OutsideRow;
};

/** Rows that have a vector, and which: their representative's own, else that of their first file that has one. */
function vectorPlaces(study: readonly DistinctImage[], { rows }: Learning, paths: readonly string[]) {
  const vectorOf = new Map<string, number>();
  for (const [vector, path] of paths.entries()) if (!vectorOf.has(path)) vectorOf.set(path, vector);
  const vectors: number[] = [];
  const places: number[] = [];
  for (const [place, index] of rows.entries()) {
    const { representative, files } = study[index];
    const found = [representative, ...files]
      .map(({ path }) => vectorOf.get(path))
      .find((vector) => vector !== undefined);
    if (found === undefined) continue;
    vectors.push(found);
    places.push(place);
  }
  return { vectors: Int32Array.from(vectors), places: Int32Array.from(places) };
}

function featuresOf({ vectors, dim, filenames, id }: OutsideTableRow): Matrix {
  if (!vectors || !dim || !filenames) throw new Error(`the table ${id} holds no vectors`);
  return {
    data: new Float32Array(vectors.buffer, vectors.byteOffset, filenames.length * dim),
    rows: filenames.length,
    cols: dim,
  };
}

/** @param places  place of each row of the result among n */
function inPlaces(result: ExperimentResult, places: Int32Array, n: number): ExperimentResult {
  const spread = (values: Float64Array) => {
    const all = new Float64Array(n).fill(Number.NaN);
    places.forEach((place, row) => {
      all[place] = values[row];
    });
    return all;
  };
  return {
    ...result,
    outOfFold: spread(result.outOfFold),
    repeats: result.repeats.map(spread),
    calibrated: spread(result.calibrated),
    folds: result.folds.map((fold) => ({ ...fold, rows: fold.rows.map((row) => places[row]) })),
  };
}
