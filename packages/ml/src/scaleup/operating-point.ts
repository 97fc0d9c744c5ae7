import { auditCertifies } from "../guarantee/audit-evidence.ts";
import { contractDelta } from "../guarantee/contract-delta.ts";
import { missesRefuting, missRateUpperBound } from "../guarantee/miss-rate-bound.ts";
import type { MissStatus } from "./answer.ts";
import type { QualityPoint, StudyQuality } from "./quality.ts";
import type { Choices } from "./scenario.ts";

/** Out-of-fold misses; a repeat with more families than another could have more misses than that has cancers. */
export function missesAt({ cancers }: QualityPoint, { nCancer }: StudyQuality): number {
  return Math.min(cancers.normal, nCancer);
}

export type OperatingPoint = {
  /** The study's points, with the evidence that errors are shown by. */
  points: readonly QualityPoint[];
  /** Null: the study could measure nothing. */
  point: QualityPoint | null;
  status: MissStatus;
  /** One-sided bound of the miss rate at the confidence asked for; null when nothing bounds it. */
  missRateUpperBound: number | null;
  /** Cancers behind the bound. */
  nCancer: number;
};

type Asked = Pick<Choices, "maxMissRate" | "confidence">;

/** What may be said of every point: certified up to the last one that the random audits certify, tested from the most
 *  careful one on in fixed sequence; estimated where the out-of-fold misses bound the miss rate and no audit refutes it.
 *  The same rules as those of the study's own guarantee, at any miss rate and confidence (see assessGuarantee). */
export function statusesOf(quality: StudyQuality, { maxMissRate, confidence }: Asked): MissStatus[] {
  const delta = 1 - confidence;
  const spent = contractDelta(delta, quality.contract);
  const { nCancer, nAuditCancers } = quality;
  const [auditRefutes, studyRefutes] = [nAuditCancers, nCancer].map((n) => missesRefuting(n, maxMissRate, delta));
  let certified = nAuditCancers > 0;
  return quality.points.map((point) => {
    const misses = missesAt(point, quality);
    const { auditMisses } = point;
    certified &&= auditCertifies(nAuditCancers, auditMisses, maxMissRate, spent);
    if (certified) return "certified";
    if (auditMisses >= auditRefutes || (nCancer > 0 && misses >= studyRefutes)) return "refuted";
    return nCancer > 0 && missRateUpperBound(misses, nCancer, delta) <= maxMissRate ? "estimated" : "not decidable";
  });
}

/** The point to label at: the one that decides most images normal among the certified ones, else among the estimated ones.
 *  Where neither exists it is not decidable, and the errors are those of the point that decides most images normal at an
 *  estimated miss rate within bounds, the most careful one if none is; refuted when even the misses of the most careful
 *  one are too many. Where a point is certified, the cancers of all of them are those of the audits. */
export function operatingPoint(quality: StudyQuality, asked: Asked): OperatingPoint {
  const { points, nCancer } = quality;
  if (points.length === 0) {
    return { points, point: null, status: "not decidable", missRateUpperBound: null, nCancer };
  }
  const statuses = statusesOf(quality, asked);
  const at = (point: QualityPoint, status: MissStatus): OperatingPoint => {
    const shown = status === "certified" ? points.map((each) => byAudit(each, quality)) : points;
    return { points: shown, point: shown[points.indexOf(point)], status, ...boundOf(point, status, quality, asked) };
  };
  for (const status of ["certified", "estimated"] as const) {
    const point = mostNormal(points.filter((_, i) => statuses[i] === status));
    if (point) return at(point, status);
  }
  if (statuses[0] === "refuted") return at(points[0], "refuted");
  const within = points.filter((point) => missesAt(point, quality) <= asked.maxMissRate * nCancer);
  return at(mostNormal(within) ?? points[0], "not decidable");
}

/** Cancers as the random audits found them, as in the study's own guarantee: they speak of the model that labels, the
 *  out-of-fold scores of its folds' models. What is not missed is reviewed as often as out of fold. */
function byAudit(point: QualityPoint, { nAuditCancers }: StudyQuality): QualityPoint {
  const { review, cancer } = point.cancers;
  const caught = nAuditCancers - point.auditMisses;
  const reviewed = review + cancer > 0 ? (caught * review) / (review + cancer) : 0;
  return { ...point, cancers: { normal: point.auditMisses, review: reviewed, cancer: caught - reviewed } };
}

/** No image may be decided normal on too few labels: a plan with review has experts read those too. */
export function normalsWithheld({ status }: Pick<OperatingPoint, "status">): boolean {
  return status === "not decidable" || status === "refuted";
}

function boundOf(
  point: QualityPoint,
  status: MissStatus,
  quality: StudyQuality,
  { maxMissRate, confidence }: Asked,
): Pick<OperatingPoint, "missRateUpperBound" | "nCancer"> {
  const { nCancer, nAuditCancers } = quality;
  if (status === "certified") return { missRateUpperBound: maxMissRate, nCancer: nAuditCancers };
  return {
    missRateUpperBound: nCancer === 0 ? null : missRateUpperBound(missesAt(point, quality), nCancer, 1 - confidence),
    nCancer,
  };
}

/** Above the normals' own threshold a higher one decides no more images normal: then the lowest of them, which leaves
 *  the fewest to review. */
function mostNormal(points: readonly QualityPoint[]): QualityPoint | null {
  const decided = ({ cancers, normals }: QualityPoint) => cancers.normal + normals.normal;
  return points.reduce<QualityPoint | null>(
    (best, point) => (best === null || decided(point) > decided(best) ? point : best),
    null,
  );
}
