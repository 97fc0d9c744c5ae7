import type { ExperimentResultRow } from "@brainscan/db/queries/experiments";
import type { ExperimentResult } from "@brainscan/ml/protocol/run-experiment";
import { runScience, type ScienceTools } from "../../science/run-science.ts";
import type { MethodFeatures } from "../study/load-method-features.ts";
import { type DistinctImage, learningInputs } from "../study/study-rows.ts";
import type { ExperimentSpec } from "./experiment-spec.ts";

/** Cross-validate one configuration in the science thread. */
export async function evaluate(
  spec: Pick<ExperimentSpec, "method" | "parameters" | "nSplits" | "seed">,
  rows: readonly DistinctImage[],
  features: MethodFeatures,
  tools: ScienceTools,
): Promise<ExperimentResultRow> {
  const startedAt = performance.now();
  const { method, parameters, nSplits, seed } = spec;
  const { inputs, rows: learning } = learningInputs(rows, features);
  const result = await runScience("experiment", { inputs, config: { method, parameters, nSplits, seed } }, tools);
  const groupIds = Array.from(learning, (index) => rows[index].groupId);
  return toRow(result, groupIds, performance.now() - startedAt);
}

function toRow(result: ExperimentResult, groupIds: readonly string[], durationMs: number): ExperimentResultRow {
  const scored = groupIds
    .map((groupId, i) => ({ groupId, score: result.outOfFold[i] }))
    .filter(({ score }) => !Number.isNaN(score));
  return {
    figures: result.figures,
    folds: result.folds,
    roc: result.roc,
    parameters: result.parameters,
    outOfFold: { groupIds: scored.map(({ groupId }) => groupId), scores: scored.map(({ score }) => score) },
    durationMs: Math.round(durationMs),
  };
}
