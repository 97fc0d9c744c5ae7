export const prevalence = {
  title: "Estimated share of labelled-cancer-like images",
  detail:
    "{scorer} on {layer} scores the labelled images and those without a label, each by models that had not learned from it. What follows from the scores is estimated, not guaranteed.",
  preferred: "preferred",
  estimates: "Each estimate with its interval",
  labelled: "Labelled images",
  counted: "counted, n = {n}",
  bounds: "{low} to {high}",
  noInterval: "no interval: too few images",
  noValue: "no value: {reason}",
  caption:
    "Share of labelled-cancer-like images among {count, plural, one {one distinct image} other {{pool} distinct images}} without a label, by each estimator.",
  level: "Bars are {level} intervals.",
  line: "The dashed line is the share among the labelled images.",
  findings: "Before you use it",
  notDecidable: "Not decidable",
  none: "This study was made before the product could estimate it. Start it again: what did not change is not computed twice.",
} as const;
