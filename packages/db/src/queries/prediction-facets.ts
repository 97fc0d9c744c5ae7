import type { DecisionName } from "../schema/predictions.ts";

/** Conditions of the Predictions page that are the same for every prediction of a facet. */
export type PredictionFacetFilter = { decision?: DecisionName; label?: 0 | 1; labelled?: boolean };

const DECISIONS = ["NORMAL", "CANCER", "REVIEW"] as const;
const LABELS = [null, 0, 1] as const;

/** What `predictions.facet` says. */
export const PREDICTION_FACETS: readonly { facet: number; decision: DecisionName; label: 0 | 1 | null }[] = Array.from(
  { length: 9 },
  (_, facet) => ({ facet, decision: DECISIONS[Math.floor(facet / 3)], label: LABELS[facet % 3] }),
);

/** The facets whose predictions a filter lets through, in their order. */
export function predictionFacets({ decision, label, labelled }: PredictionFacetFilter): number[] {
  return PREDICTION_FACETS.filter(
    (one) =>
      (decision === undefined || one.decision === decision) &&
      (label === undefined || one.label === label) &&
      (labelled === undefined || (one.label !== null) === labelled),
  ).map(({ facet }) => facet);
}
