import type { PredictionCursor, PredictionOrder } from "@brainscan/db/queries/prediction-order";
import type { PredictionFilter } from "@brainscan/db/queries/prediction-pages";
import type { PredictionRow } from "@brainscan/db/queries/predictions";
import { z } from "zod";
import type { PredictionFilter as FilterInput, PredictionOrder as OrderInput } from "../../generated/resolvers.ts";
import { labelNumber } from "../image/mappers.ts";

export type PredictionModel = PredictionRow;

export function predictionFilter(input: FilterInput | null | undefined): PredictionFilter {
  return {
    decision: input?.decision ?? undefined,
    label: labelNumber(input?.label),
    labelled: input?.labelled ?? undefined,
    minProbability: input?.minProbability ?? undefined,
    maxProbability: input?.maxProbability ?? undefined,
    search: input?.search || undefined,
  };
}

export function predictionOrder(input: OrderInput | null | undefined): PredictionOrder {
  return input ? { field: input.field, direction: input.direction } : { field: "PATH", direction: "ASC" };
}

export const predictionCursor: z.ZodType<PredictionCursor> = z.object({
  value: z.number().nullable(),
  path: z.string(),
});
