import type { inferParserType } from "nuqs";
import { labelledInput } from "../../classes/labelled-filter.ts";
import type { ImageFilter } from "../../generated/graphql.ts";
import type { dataParams } from "./data-params.ts";

/** The view in the API's words; what does not filter is left out. */
export function imageFilter(view: inferParserType<typeof dataParams>): ImageFilter {
  return {
    ...labelledInput(view.labelled),
    ...(view.q ? { search: view.q } : {}),
    ...(view.duplicated ? { duplicated: true } : {}),
    ...(view.excluded === "with" ? {} : { excluded: view.excluded === "only" }),
  };
}
