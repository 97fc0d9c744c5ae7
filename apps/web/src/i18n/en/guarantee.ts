export const guarantee = {
  title: "Guarantee",
  detail:
    "The miss rate: how many of the labelled cancers would be decided normal. The one error that must be bounded before any image is decided normal.",
  status: { CERTIFIED: "certified", ESTIMATED: "estimated, not a guarantee", NOT_DECIDABLE: "not decidable" },
  none: "Nothing is guaranteed: no classifier could be measured, or this study was made before the product could say. Start it again: what did not change is not computed twice.",
  toAudit: "Read images drawn at random",
  facts: {
    limit: "Limit",
    limitValue: "{alpha} at confidence {confidence}",
    missRate: "Miss rate",
    spread: "({low} to {high}, {level} interval; n = {n})",
    upperBound: "At most",
    automation: "Decided",
    ofPool: "{share} of {n} images without a label",
    read: "Read at random",
    readValue: "{labels}, {cancers} of them cancer",
    needed: "Still to read",
    unknown: "not known",
  },
  curve: {
    title: "What more automation would cost",
    axis: "Share of the images without a label that is decided",
    caption:
      "Miss rate against automation, over thresholds, with {level} intervals (n = {n} labelled cancers); each for its threshold alone. The dashed line is the limit of {alpha}.",
    dot: "The dot is the threshold in use.",
    dominated:
      "{count, plural, one {One higher threshold that decides no more is} other {# higher thresholds that decide no more are}} left out.",
    summary:
      "From {from} to {to} of the images decided, the miss rate goes from {low} to {high}; the table gives every point with its interval.",
    threshold: "Threshold",
    automation: "Decided",
    missRate: "Miss rate",
    band: "{level} interval",
    bounds: "{low} to {high}",
  },
} as const;
