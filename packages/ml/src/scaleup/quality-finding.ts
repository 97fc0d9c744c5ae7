import { auditCancersNeeded } from "../guarantee/audit-evidence.ts";
import { contractDelta } from "../guarantee/contract-delta.ts";
import { labelsToCertify } from "../guarantee/labels-needed.ts";
import { cancersNeeded, missesRefuting } from "../guarantee/miss-rate-bound.ts";
import type { Condition, Constraint } from "./answer.ts";
import type { AuditGoal } from "./audit-goal.ts";
import { missesAt, type OperatingPoint } from "./operating-point.ts";
import type { StudyQuality } from "./quality.ts";
import type { Choices } from "./scenario.ts";

/** - kept: certified
 *  - conditional: it may be certified by what one can buy
 *  - unknown: too little is known to say, or more would have to be bought than there is
 *  - exceeded: refuted, or out of reach */
export type QualityFinding = {
  state: "kept" | "conditional" | "unknown" | "exceeded";
  constraints: Constraint[];
  conditions: Condition[];
  /** Further labels, drawn at random from the study's pool, that would certify on average; null when not known. */
  randomLabels: number | null;
  /** Further images to read for as many cancers as an estimate needs; null when it needs none. */
  cancerLabels: number | null;
};

type Asked = Pick<Choices, "maxMissRate" | "confidence">;
/** Euros of one expert label, and those there are, at their medians. */
type Money = { labelEuro: number; budgetEuro: number };

export function qualityFinding(
  operating: OperatingPoint,
  goal: AuditGoal | null,
  quality: StudyQuality,
  asked: Asked,
  money: Money,
): QualityFinding {
  const finding = missRateFinding(operating, quality, asked, money);
  if (goal === null || goal.requiredMissRate === null || finding.state === "exceeded") return finding;
  const condition: Condition = {
    ...{ what: "missRate", comparator: "at most", today: goal.todayMissRate, required: goal.requiredMissRate },
    withinReach: goal.requiredMissRate >= goal.lowestMissRate,
  };
  return withGoal(finding, condition);
}

function missRateFinding(
  { status }: OperatingPoint,
  quality: StudyQuality,
  asked: Asked,
  money: Money,
): QualityFinding {
  const nothing = { constraints: [], conditions: [], randomLabels: null, cancerLabels: null };
  if (status === "certified") return { ...nothing, state: "kept" };
  if (status === "refuted") {
    return { ...nothing, state: "exceeded", constraints: ["MISS_RATE"], conditions: [exceeded(quality, asked)] };
  }
  const { randomLabels, condition } = certifyingLabels(quality, asked, money);
  const estimated = status === "estimated";
  return {
    state: estimated && condition.withinReach ? "conditional" : "unknown",
    constraints: [estimated ? "AUDIT_NOT_CERTIFIED" : "MISS_RATE_UNKNOWN"],
    conditions: [condition],
    randomLabels,
    cancerLabels: estimated ? null : estimatingLabels(quality, asked),
  };
}

/** A planned audit that will probably find cancers keeps no promise, whatever else is certified. */
function withGoal(finding: QualityFinding, condition: Condition): QualityFinding {
  const { withinReach } = condition;
  const constraint = withinReach ? "AUDIT_NOT_CERTIFIED" : "MISS_RATE";
  const today = finding.state === "kept" ? "conditional" : finding.state;
  return {
    ...finding,
    state: withinReach ? today : "exceeded",
    constraints: [...new Set<Constraint>([...finding.constraints, constraint])],
    conditions: [...finding.conditions, condition],
  };
}

function exceeded(quality: StudyQuality, { maxMissRate, confidence }: Asked): Condition {
  const [careful] = quality.points;
  const { nAuditCancers, nCancer } = quality;
  const byAudit = careful.auditMisses >= missesRefuting(nAuditCancers, maxMissRate, 1 - confidence);
  const today = byAudit ? careful.auditMisses / nAuditCancers : missesAt(careful, quality) / nCancer;
  return { what: "missRate", comparator: "at most", today, required: maxMissRate, withinReach: false };
}

/** What a certificate still takes: labels drawn at random, or cancers among them where the pool's share is not known. */
function certifyingLabels(
  quality: StudyQuality,
  { maxMissRate, confidence }: Asked,
  { labelEuro, budgetEuro }: Money,
): { randomLabels: number | null; condition: Condition } {
  const { nAuditLabels, nAuditCancers, points, poolPrevalence, nPool } = quality;
  const spent = contractDelta(1 - confidence, quality.contract);
  const misses = points[0]?.auditMisses ?? 0;
  const audited = { cancers: nAuditCancers, misses };
  const { labelsNeeded } = labelsToCertify(audited, poolPrevalence, maxMissRate, spent);
  const reachable = (labels: number) => points.length > 0 && labels <= nPool && labels * labelEuro <= budgetEuro;
  if (labelsNeeded !== null) {
    return {
      randomLabels: labelsNeeded,
      condition: {
        ...{ what: "randomLabels", comparator: "at least", today: nAuditLabels },
        ...{ required: nAuditLabels + labelsNeeded, withinReach: reachable(labelsNeeded) },
      },
    };
  }
  const cancers = auditCancersNeeded(maxMissRate, spent, misses);
  return {
    randomLabels: null,
    condition: {
      ...{ what: "labelledCancers", comparator: "at least", today: nAuditCancers, required: cancers },
      withinReach: reachable(cancers - nAuditCancers),
    },
  };
}

/** Images to read for the cancers that an estimate still lacks, if the most careful point misses none of them. */
function estimatingLabels(quality: StudyQuality, { maxMissRate, confidence }: Asked): number | null {
  const { nCancer, points, poolPrevalence } = quality;
  const misses = points.length > 0 ? Math.ceil(missesAt(points[0], quality)) : 0;
  const cancers = cancersNeeded(maxMissRate, 1 - confidence, misses) - nCancer;
  if (cancers <= 0) return null;
  return poolPrevalence && poolPrevalence.value > 0 ? Math.ceil(cancers / poolPrevalence.value) : cancers;
}
