import type { Interval } from "../protocol/figure.ts";
import type { NormalThreshold } from "./normal-threshold.ts";

/** What is known of the miss rate of a threshold, P(score below it | labelled cancer), one score a family:
 *  - certified: at most alpha at confidence 1 - delta, by labels drawn at random from the pool that neither training,
 *    selection nor thresholds used, whenever one looks
 *  - estimated: at most alpha by the out-of-fold scores of cross-validation. Not a guarantee: those scores come from
 *    fold models, of labels that need not be a fair draw from the pool
 *  - not decidable: neither */
export type GuaranteeStatus = "certified" | "estimated" | "not decidable";

/** Where the miss rates of a guarantee and its curve come from. */
export type MissRateEvidence = "audit" | "out-of-fold";

/** Misses over cancers. `interval`: exact binomial (Clopper-Pearson) of one threshold at one look; out of fold of the
 *  misses' mean over repeats, as if of n cancers, never of repeats times n. */
export type MissRate = { value: number; interval: Interval; n: number };

/** A pool's share of cancers, and where it may lie. */
export type PoolPrevalence = { value: number; low: number; high: number };

/** P(labelled cancer | decided normal) = prevalence * miss rate / share decided normal. Unlike the miss rate it moves
 *  with the prevalence, which is therefore told with it. `low` and `high` take both ends of both intervals: they cover
 *  at least where both do. */
export type CancerAmongNormal = { value: number; low: number; high: number; prevalence: PoolPrevalence };

export type GuaranteePoint = {
  /** Scores below it may be decided normal. */
  threshold: number;
  /** Share of the pool's images decided normal, and decided at all; null for an empty pool. */
  shareNormal: number | null;
  shareDecided: number | null;
  missRate: MissRate | null;
  /** One-sided at confidence 1 - delta, of this threshold alone: out of fold exact binomial, in an audit valid at every
   *  look under its contract. */
  missRateUpperBound: number | null;
  /** Null where the prevalence is unknown or nothing is decided normal. */
  cancerAmongNormal: CancerAmongNormal | null;
  status: GuaranteeStatus;
};

/** Plain data: JSON keeps all of it. */
export type Guarantee = {
  status: GuaranteeStatus;
  alpha: number;
  delta: number;
  /** Scores below it may be decided normal; null when not decidable. */
  threshold: number | null;
  /** The normals' threshold: above it nothing is decided normal, and from both up cancer. */
  normals: NormalThreshold;
  /** Share of the pool's images decided, normal or cancer, under the threshold and the normals' own; an image without a
   *  score is not. Null for an empty pool. */
  automationRate: number | null;
  shareNormal: number | null;
  missRate: MissRate | null;
  /** Certified: alpha, which holds at every look and for a threshold chosen after looking. Estimated: the exact binomial
   *  bound of the threshold, out of fold. Null when not decidable. */
  missRateUpperBound: number | null;
  cancerAmongNormal: CancerAmongNormal | null;
  /** Families with a label and an out-of-fold score, the fewest of any repeat. */
  nCancer: number;
  nNormal: number;
  /** Repeats of the cross-validation. */
  nRepeats: number;
  nPool: number;
  /** What no miss at all among nCancer cancers would bound the miss rate by: 5.8 % for 50 at delta 0.05. */
  upperBoundWithoutMiss: number;
  /** Cancers, none missed, from which on an estimate can meet alpha: 59 for 5 %, 299 for 1 %. */
  cancersNeeded: number;
  /** Audited cancers, none missed, that certify under the contract. */
  auditCancersNeeded: number;
  /** Further labels drawn at random from the pool that certify, on average, when the most careful threshold misses no
   *  further cancer; 0 once certified, null when the prevalence is unknown. May exceed the pool: then no audit of it
   *  certifies. */
  labelsNeeded: number | null;
  /** The same at the prevalence's upper and lower end; null without one, or where the lower end is 0. */
  labelsNeededLow: number | null;
  labelsNeededHigh: number | null;
  /** Families: audited, of them labelled cancer, of those below the threshold (null without one). `leftOut`: audited
   *  families of which a member was trained on, or that have no score; they certify nothing. */
  nAudit: { labels: number; cancers: number; misses: number | null; leftOut: number };
  /** Which distinct model the audit speaks of, 1 before any audit, and the part of delta it may spend. */
  contract: number;
  contractDelta: number;
  evidence: MissRateEvidence;
  /** At most 100 points, thresholds ascending. */
  curve: GuaranteePoint[];
};
