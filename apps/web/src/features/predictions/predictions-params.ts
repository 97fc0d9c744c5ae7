import { createParser, parseAsString, parseAsStringLiteral } from "nuqs";
import { labelledParam } from "../../classes/labelled-filter.ts";

/** A probability in the address: anything outside 0 to 1 is ignored. */
const parseAsProbability = createParser({
  parse: (text) => {
    const value = Number(text);
    return text !== "" && value >= 0 && value <= 1 ? value : null;
  },
  serialize: (value) => String(value),
});

export const decisionValues = ["any", "NORMAL", "CANCER", "REVIEW"] as const;
export const sortFields = ["PATH", "PROBABILITY", "CERTAINTY"] as const;

export const predictionsParams = {
  q: parseAsString.withDefault(""),
  decision: parseAsStringLiteral(decisionValues).withDefault("any"),
  labelled: labelledParam,
  min: parseAsProbability.withDefault(0),
  max: parseAsProbability.withDefault(1),
  sort: parseAsStringLiteral(sortFields).withDefault("PATH"),
  dir: parseAsStringLiteral(["ASC", "DESC"]).withDefault("ASC"),
};
