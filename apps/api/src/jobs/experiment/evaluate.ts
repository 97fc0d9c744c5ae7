import type { ExperimentResultRow } from "@brainscan/db/queries/experiments";
import { listFoldResults, saveFoldResult } from "@brainscan/db/queries/fold-results";
import type { FoldRow } from "@brainscan/db/schema/experiments";
import type { ExperimentConfig, ExperimentInputs, ExperimentResult } from "@brainscan/ml/protocol/experiment";
import type { App } from "../../app.ts";
import { storedForGood } from "../../runs/getting-further.ts";
import { runScience, type ScienceTools } from "../../science/run-science.ts";
import type { StudyInputs } from "../study/load-inputs.ts";
import type { MethodFeatures } from "../study/load-method-features.ts";
import { type Learning, learningInputs, naiveInputs } from "../study/study-rows.ts";
import { currentVersions, type ExperimentSpec } from "./experiment-spec.ts";

type Evaluated = {
  hash: string;
  inputs: ExperimentInputs;
  config: ExperimentConfig;
};

export function configOf({ method, parameters, representation, protocol, seed }: ConfiguredBy): ExperimentConfig {
  return { method, parameters, representation, protocol, seed };
}

type ConfiguredBy = Pick<ExperimentSpec, "method" | "parameters" | "representation" | "protocol" | "seed">;

/** Cross-validate one configuration in the science thread. Each fold is stored as it ends; those that an earlier run of the
 *  same configuration stored are taken. */
export async function evaluate(
  { database }: App,
  { hash, inputs, config }: Evaluated,
  tools: ScienceTools,
): Promise<ExperimentResult> {
  const db = database.orm;
  const known = await listFoldResults(db, hash);
  let storing: Promise<void> = Promise.resolve();
  const keep = (result: FoldRow) => {
    storing = storing.then(() => saveFoldResult(db, { contentHash: hash, result })).then(storedForGood);
    // A fold that cannot be stored is thrown below.
    storing.catch(() => undefined);
  };
  const result = await runScience(
    "experiment",
    { inputs, config, known },
    // What the task sends in parts is its folds.
    { ...tools, onPart: (fold) => keep(fold as FoldRow) },
  );
  await storing;
  return result;
}

/** @param learning  what it was given, with the group of each row */
export function resultRow(
  result: ExperimentResult,
  { groupIds, inputs: { labels, groups } }: Pick<Learning, "inputs" | "groupIds">,
  { providers, durationMs }: { providers: string[]; durationMs: number },
): ExperimentResultRow {
  const rows = groupIds.flatMap((_, row) => (Number.isNaN(result.outOfFold[row]) ? [] : [row]));
  const calibrated = (row: number) => (Number.isNaN(result.calibrated[row]) ? null : result.calibrated[row]);
  return {
    figures: result.figures,
    folds: result.folds,
    roc: result.roc,
    precisionRecall: result.precisionRecall,
    parameters: result.parameters,
    outOfFold: {
      groupIds: rows.map((row) => groupIds[row]),
      scores: rows.map((row) => result.outOfFold[row]),
      calibrated: rows.map(calibrated),
      rows,
      labels: rows.map((row) => (labels[row] === 1 ? 1 : 0)),
      families: rows.map((row) => groups[row]),
    },
    providers,
    versions: currentVersions(),
    durationMs: Math.round(durationMs),
  };
}

/** A configuration cross-validated on the rows of a study, as it is stored. */
export async function evaluateRows(
  app: App,
  spec: ConfiguredBy & { hash: string },
  { rows, layers }: Pick<StudyInputs, "rows" | "layers">,
  load: () => Promise<MethodFeatures>,
  tools: ScienceTools,
): Promise<ExperimentResultRow> {
  const begun = performance.now();
  const take = spec.protocol.control === "NAIVE" ? naiveInputs : learningInputs;
  const learning = take(rows, await load());
  const found = await evaluate(app, { hash: spec.hash, inputs: learning.inputs, config: configOf(spec) }, tools);
  return resultRow(found, learning, { providers: layers.providers, durationMs: performance.now() - begun });
}
