import type { StudyRow } from "@brainscan/db/queries/studies";
import type { PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { JobContext } from "../../job.ts";
import type { ComparisonFindings } from "../comparison/compare-study.ts";
import type { Evaluated } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { FinalModel } from "../predictions/fit-final.ts";

export type AuditParams = {
  study: StudyRow;
  inputs: StudyInputs;
  comparison: ComparisonFindings;
  champion: Evaluated | null;
  final: FinalModel | null;
  /** Cluster of each row; null without a clustering. */
  clusters: Int32Array | null;
  share: PoolPrevalence | null;
};

/** What the data themselves say against believing the results. */
export async function runAudits(
  _context: JobContext,
  _params: AuditParams,
): Promise<{ findings: AuditFindings; uncovered: ReadonlySet<number> }> {
  return { findings: {}, uncovered: new Set() };
}

export type AuditFindings = Record<string, unknown>;
