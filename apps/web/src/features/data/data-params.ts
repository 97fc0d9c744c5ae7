import { parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";
import { labelledParam } from "../../classes/labelled-filter.ts";

export const excludedValues = ["with", "only", "without"] as const;

export const dataParams = {
  q: parseAsString.withDefault(""),
  labelled: labelledParam,
  duplicated: parseAsBoolean.withDefault(false),
  excluded: parseAsStringLiteral(excludedValues).withDefault("with"),
};
