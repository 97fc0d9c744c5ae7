/** Every check of the definition of done, in the order of the work. The ids are for good: reports are read by them. */
export const CHECK_IDS = [
  "featuresFinite",
  "preprocessingReference",
  "layersCompared",
  "clusteringsCompared",
  "semiSupervisedCompared",
  "costlyErrorMeasured",
  "tunedInsideFolds",
  "recallAtTarget",
  "noLeak",
  "labelsRepresentative",
  "calibration",
  "labellingBudget",
  "scaleUpAnswered",
  "deliverablesConsistent",
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

export const CHECK_STATUSES = ["pass", "fail", "not decidable", "not run"] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** Where the dashboard shows what a check looked at. */
export const CHECK_PAGES: Record<CheckId, string> = {
  featuresFinite: "/data/",
  preprocessingReference: "/#study",
  layersCompared: "/experiments/",
  clusteringsCompared: "/#clusterings",
  semiSupervisedCompared: "/experiments/",
  costlyErrorMeasured: "/#champion",
  tunedInsideFolds: "/experiments/",
  recallAtTarget: "/#champion",
  noLeak: "/experiments/",
  labelsRepresentative: "/data-audit/",
  calibration: "/#champion",
  labellingBudget: "/predictions/",
  scaleUpAnswered: "/scale-up/",
  deliverablesConsistent: "/#downloads",
};
