import type { inferParserType } from "nuqs";
import { labelledInput } from "../../classes/labelled-filter.ts";
import type { PredictionFilter, PredictionOrder } from "../../generated/graphql.ts";
import type { predictionsParams } from "./predictions-params.ts";

export type PredictionsView = inferParserType<typeof predictionsParams>;

/** The view in the API's words. A full range asks for no probability, so that images without one stay listed. */
export function predictionFilter(view: PredictionsView): PredictionFilter {
  return {
    ...labelledInput(view.labelled),
    ...(view.q ? { search: view.q } : {}),
    ...(view.decision === "any" ? {} : { decision: view.decision }),
    ...(view.min > 0 ? { minProbability: view.min } : {}),
    ...(view.max < 1 ? { maxProbability: view.max } : {}),
  };
}

export function predictionOrder(view: PredictionsView): PredictionOrder {
  return { field: view.sort, direction: view.dir };
}
