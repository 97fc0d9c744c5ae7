/** Every stage that a run of the API goes through, in that order within each kind of run. */
export const stages = [
  "DRAW",
  "READ",
  "DECODE",
  "STORE",
  "EMBED",
  "MEASURE",
  "FAMILIES",
  "PROJECT",
  "CLUSTER",
  "EVALUATE",
  "CONTROL",
  "NEST",
  "PREVALENCE",
  "AUDIT",
  "PREDICT",
  "REPORT",
  "TABLES",
  "ONNX",
  "CHARTS",
  "CARD",
  "MEMO",
  "SLIDES",
  "NOTEBOOKS",
] as const;

export type Stage = (typeof stages)[number];
