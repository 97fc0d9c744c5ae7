import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";

export const kindValues = ["honest", "transductive", "control", "fewLabels", "any"] as const;
export const layerValues = ["any", "AVGPOOL", "LAYER3"] as const;
export const stateValues = ["any", "current", "stale"] as const;
export const sortFields = ["METHOD", "AUC", "RECALL", "BRIER", "N", "DURATION", "CREATED"] as const;

export const experimentsParams = {
  q: parseAsString.withDefault(""),
  kind: parseAsStringLiteral(kindValues).withDefault("honest"),
  layer: parseAsStringLiteral(layerValues).withDefault("any"),
  state: parseAsStringLiteral(stateValues).withDefault("any"),
  sort: parseAsStringLiteral(sortFields).withDefault("AUC"),
  dir: parseAsStringLiteral(["ASC", "DESC"]).withDefault("DESC"),
};

/** Experiments chosen for a comparison: a pinned one, and those held against it. */
export const chosenParams = {
  base: parseAsString,
  with: parseAsArrayOf(parseAsString).withDefault([]),
};

/** As many as the server holds against one baseline. */
export const CHOSEN_MAX = 20;
