import { openContract } from "@brainscan/db/queries/audits";
import type { DecisionRuleRow } from "@brainscan/db/schema/studies";
import { fitDecisionRule } from "@brainscan/ml/conformal/decision-rule";
import { assessGuarantee, type GuaranteeInputs } from "@brainscan/ml/guarantee/assess-guarantee";
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

/** What the champion's miss rate is judged by. */
export type Evidence = Omit<GuaranteeInputs, "counted">;

/** An image drawn to be read at random: its place in the draw, what was read, and what the champion says. */
export type DrawnImage = { order: number; label: 0 | 1 | null; score: number; group: number };

/** Gather what speaks of the champion's misses. Audit labels are looked at here and nowhere else. */
export async function gatherEvidence(
  { app }: JobContext,
  params: {
    inputs: StudyInputs;
    datasetId: string;
    /** Content hash of the champion. */
    model: string;
    final: FinalModel;
    prevalence: PoolPrevalence | null;
    /** Scores of images drawn from beyond the sample, by group. */
    drawnBeyond: ReadonlyMap<string, number>;
  },
): Promise<Evidence> {
  const { inputs, datasetId, model, final, prevalence, drawnBeyond } = params;
  const { labels, groups } = final.learning.inputs;
  const pool = [...labels.keys()].filter((row) => labels[row] === -1);
  const read = readPrefix([...drawnRows(inputs, final), ...drawnElsewhere(inputs, drawnBeyond)]);
  const contract = read.length > 0 ? await openContract(app.database.orm, { datasetId, contentHash: model }) : 1;
  return {
    outOfFold: final.outOfFold.repeats,
    labels,
    groups,
    poolScores: pool.map((row) => final.scores[row]),
    poolGroups: pool.map((row) => groups[row]),
    audit:
      read.length > 0
        ? {
            scores: read.map(({ score }) => score),
            labels: read.map(({ label }) => label),
            groups: read.map(({ group }) => group),
            contract,
          }
        : null,
    prevalence,
  };
}

/** Hold the champion's scores against the plan's alpha.
 *  @param counted  shares of the whole pool, where the evidence holds a sample of it */
export function assess(
  evidence: Evidence,
  { alpha, alphaBeside, delta }: Plan["settings"],
  counted?: GuaranteeInputs["counted"],
): Assessed {
  const guarantee = assessGuarantee({ ...evidence, counted }, { alpha, delta });
  const beside = assessGuarantee({ ...evidence, counted }, { alpha: alphaBeside, delta });
  const { labels, groups, audit, poolScores, poolGroups, prevalence } = evidence;
  const trained = new Set(Array.from(groups).filter((_, row) => labels[row] !== -1));
  const { scores: auditScores } = auditedCancers(audit, { scores: poolScores, groups: poolGroups }, trained);
  return { guarantee, beside, rule: fitDecisionRule(guarantee), auditScores, prevalence };
}

function drawnRows({ rows }: StudyInputs, { learning, scores }: FinalModel): DrawnImage[] {
  const { groups } = learning.inputs;
  return Array.from(learning.rows).flatMap((row, at) => {
    const { audit } = rows[row];
    return audit ? [{ ...audit, score: scores[at], group: groups[at] }] : [];
  });
}

/** Of images beyond a sample no near duplicates are known: each is a family of its own, and drawn as one. */
function drawnElsewhere({ sample }: StudyInputs, scores: ReadonlyMap<string, number>): DrawnImage[] {
  return [...(sample?.drawnBeyond ?? [])].flatMap(([groupId, audit], at) => {
    const score = scores.get(groupId);
    // Families of rows are numbered from 0.
    return score === undefined ? [] : [{ ...audit, score, group: -1 - at }];
  });
}

/** Audited images in the order drawn, up to the first that was not read: nobody can choose which to pass over. */
function readPrefix(images: readonly DrawnImage[]): (DrawnImage & { label: 0 | 1 })[] {
  const drawn = [...images].sort((a, b) => a.order - b.order);
  const unread = drawn.findIndex(({ label }) => label === null);
  return drawn
    .slice(0, unread === -1 ? drawn.length : unread)
    .flatMap((image) => (image.label === null ? [] : [{ ...image, label: image.label }]));
}
