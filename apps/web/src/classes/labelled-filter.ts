import { parseAsStringLiteral } from "nuqs";
import type { Label } from "../generated/graphql.ts";

/** The one choice people make about labels: any, some, none, or which. */
export const labelledValues = ["any", "yes", "NORMAL", "CANCER", "no"] as const;
export type LabelledFilter = (typeof labelledValues)[number];

export const labelledParam = parseAsStringLiteral(labelledValues).withDefault("any");

/** The same choice in the API's words. */
export function labelledInput(filter: LabelledFilter): { label?: Label; labelled?: boolean } {
  switch (filter) {
    case "any":
      return {};
    case "yes":
      return { labelled: true };
    case "no":
      return { labelled: false };
    default:
      return { label: filter };
  }
}
