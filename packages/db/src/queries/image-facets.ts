import type { KeptCountsRow } from "../schema/datasets.ts";

/** Conditions of the Data page that are the same for every image of a facet. */
export type FacetFilter = {
  label?: 0 | 1 | null;
  labelled?: boolean | null;
  duplicated?: boolean | null;
  excluded?: boolean | null;
};

type Facet = { facet: number; label: 0 | 1 | null; duplicated: boolean; excluded: boolean };

const LABELS = [null, 0, 1] as const;

/** What `images.facet` says. Every place of it can be read in path order from an index: a filter is a choice of them. */
const FACETS: readonly Facet[] = Array.from({ length: 12 }, (_, facet) => ({
  ...{ facet, label: LABELS[facet % 3], duplicated: Math.floor(facet / 3) % 2 === 1, excluded: facet >= 6 },
}));

/** The facets whose images a filter lets through; null: all of them. */
export function imageFacets({ label, labelled, duplicated, excluded }: FacetFilter): number[] | null {
  if (label == null && labelled == null && duplicated == null && excluded == null) return null;
  return FACETS.filter(
    (one) =>
      (label == null || one.label === label) &&
      (labelled == null || (one.label !== null) === labelled) &&
      (duplicated == null || one.duplicated === duplicated) &&
      (excluded == null || one.excluded === excluded),
  ).map(({ facet }) => facet);
}

/** Images that a filter lets through, from the counts kept of each facet. */
export function sumFacets({ facets }: Pick<KeptCountsRow, "facets">, wanted: readonly number[] | null): number {
  return (wanted ?? [...facets.keys()]).reduce((sum, facet) => sum + (facets[facet] ?? 0), 0);
}

export const N_IMAGE_FACETS = FACETS.length;
