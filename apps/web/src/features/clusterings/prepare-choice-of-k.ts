import type { ClusteringsPanelFragment, Layer } from "../../generated/graphql.ts";

type Candidate = Pick<ClusteringsPanelFragment["clusterings"][number], "layer" | "method" | "nClusters" | "chosen"> & {
  preferredBy: readonly string[];
};

/** The numbers of clusters tried by one method on one layer. */
export type ChoiceOfK<Clustering extends Candidate> = {
  layer: Layer;
  method: string;
  /** By number of clusters. */
  candidates: Clustering[];
  /** What each criterion prefers; a criterion without a value for any candidate is left out. */
  preferences: { criterion: Criterion; nClusters: number }[];
  /** Whether all preferences are the same; null when there are fewer than two to compare. */
  agreed: boolean | null;
  /** The number of clusters that the other pages show; null when none was chosen. */
  kept: number | null;
};

/** What may prefer a number of clusters, in the order of the table. */
export const CRITERIA = ["silhouette", "bic", "stability"] as const;
type Criterion = (typeof CRITERIA)[number];

/** Clusterings gathered by layer and method, that of `first` on top. */
export function prepareChoiceOfK<Clustering extends Candidate>(
  clusterings: readonly Clustering[],
  first: Layer,
): ChoiceOfK<Clustering>[] {
  const gathered = new Map<string, Clustering[]>();
  for (const one of clusterings) {
    const key = `${one.layer} ${one.method}`;
    gathered.set(key, [...(gathered.get(key) ?? []), one]);
  }
  const choices = [...gathered.values()].map((candidates) => choiceAmong(candidates));
  return choices.sort((a, b) => Number(b.layer === first) - Number(a.layer === first));
}

function choiceAmong<Clustering extends Candidate>(unordered: readonly Clustering[]): ChoiceOfK<Clustering> {
  const candidates = [...unordered].sort((a, b) => a.nClusters - b.nClusters);
  const preferences = CRITERIA.flatMap((criterion) => {
    const preferred = candidates.find(({ preferredBy }) => preferredBy.includes(criterion));
    return preferred ? [{ criterion, nClusters: preferred.nClusters }] : [];
  });
  return {
    layer: candidates[0].layer,
    method: candidates[0].method,
    candidates,
    preferences,
    agreed: preferences.length < 2 ? null : new Set(preferences.map(({ nClusters }) => nClusters)).size === 1,
    kept: candidates.find(({ chosen }) => chosen)?.nClusters ?? null,
  };
}
