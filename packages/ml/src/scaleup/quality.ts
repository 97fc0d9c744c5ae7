/** Families of one class, by what becomes of them at a threshold; means over the repeats of a cross-validation, so that
 *  they may be fractional. They add up to the families of the class. */
export type Outcomes = { normal: number; review: number; cancer: number };

export type QualityPoint = {
  /** Scores below it may be decided normal. */
  threshold: number;
  /** Out of fold, by the inductive scores: what a new image would be given. */
  cancers: Outcomes;
  normals: Outcomes;
  /** Audited cancers below it. */
  auditMisses: number;
};

/** What a study knows of its champion's errors: counts, from which every rate and its uncertainty follow. */
export type StudyQuality = {
  /** Families labelled so with an out-of-fold score, the fewest of any repeat; repeats are never multiplied. */
  nCancer: number;
  nNormal: number;
  nRepeats: number;
  /** Families read in random audits, and the cancers among them. */
  nAuditLabels: number;
  nAuditCancers: number;
  /** Which distinct model the audits speak of, 1 before any: it sets the part of the risk that they may spend. */
  contract: number;
  /** Share of cancers in the study's own pool, to price random labels with; null when unknown. */
  poolPrevalence: { value: number; low: number; high: number } | null;
  /** Images of the pool that are not labelled: no audit of it can read more. */
  nPool: number;
  /** At most 40, thresholds ascending. Empty when nothing could be measured. */
  points: readonly QualityPoint[];
  /** Rise of the area under the ROC curve that so many further labels would bring; null when not known. */
  labelGain: { gain: number; low: number; high: number; nFurther: number } | null;
};
