import { openContract } from "@brainscan/db/queries/audits";
import type { DecisionRuleRow } from "@brainscan/db/schema/studies";
import { fitDecisionRule } from "@brainscan/ml/conformal/decision-rule";
import { assessGuarantee } from "@brainscan/ml/guarantee/assess-guarantee";
import { auditedCancers } from "@brainscan/ml/guarantee/audit-cancers";
import type { Guarantee, PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { Plan } from "../../../plan/plan.ts";
import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { FinalModel } from "./fit-final.ts";

/** What is known of the miss rate, at the plan's alpha and at the stricter one shown beside it. */
export type Assessed = {
  guarantee: Guarantee;
  beside: Guarantee;
  rule: DecisionRuleRow;
  /** Scores of the audited families labelled cancer that certify, ascending. */
  auditScores: Float64Array;
  /** Of the pool, as the guarantee was given it. */
  prevalence: PoolPrevalence | null;
};

/** Hold the champion's scores against the plan's alpha. Audit labels are looked at here and nowhere else. */
export async function assess(
  { app }: JobContext,
  params: {
    inputs: StudyInputs;
    datasetId: string;
    /** Content hash of the champion. */
    model: string;
    settings: Plan["settings"];
    final: FinalModel;
    prevalence: PoolPrevalence | null;
  },
): Promise<Assessed> {
  const { inputs, datasetId, model, settings, final, prevalence } = params;
  const { labels, groups } = final.learning.inputs;
  const pool = [...labels.keys()].filter((row) => labels[row] === -1);
  const read = readPrefix(inputs, final);
  const contract = read.length > 0 ? await openContract(app.database.orm, { datasetId, contentHash: model }) : 1;
  const given = {
    outOfFold: final.outOfFold.repeats,
    labels,
    groups,
    poolScores: pool.map((row) => final.scores[row]),
    poolGroups: pool.map((row) => groups[row]),
    audit:
      read.length > 0
        ? {
            scores: read.map(({ at }) => final.scores[at]),
            labels: read.map(({ label }) => label),
            groups: read.map(({ at }) => groups[at]),
            contract,
          }
        : null,
    prevalence,
  };
  const { alpha, alphaBeside, delta } = settings;
  const guarantee = assessGuarantee(given, { alpha, delta });
  const beside = assessGuarantee(given, { alpha: alphaBeside, delta });
  const trained = new Set(Array.from(groups).filter((_, row) => labels[row] !== -1));
  const poolRows = { scores: given.poolScores, groups: given.poolGroups };
  const { scores: auditScores } = auditedCancers(given.audit, poolRows, trained);
  return { guarantee, beside, rule: fitDecisionRule(guarantee), auditScores, prevalence };
}

/** Audited rows in the order drawn, up to the first that was not read: nobody can choose which to pass over. */
function readPrefix({ rows }: StudyInputs, { learning }: FinalModel): { at: number; label: 0 | 1 }[] {
  const drawn = Array.from(learning.rows, (row, at) => ({ at, audit: rows[row].audit }))
    .flatMap(({ at, audit }) => (audit ? [{ at, ...audit }] : []))
    .sort((a, b) => a.order - b.order);
  const unread = drawn.findIndex(({ label }) => label === null);
  return drawn
    .slice(0, unread === -1 ? drawn.length : unread)
    .flatMap(({ at, label }) => (label === null ? [] : [{ at, label }]));
}
