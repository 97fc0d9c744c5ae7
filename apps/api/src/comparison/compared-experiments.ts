import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { Compared, ComparedFold } from "@brainscan/ml/protocol/compare/compared";
import type { KeyedCompared } from "@brainscan/ml/protocol/compare/price-of-leakage";

/** What a comparison reads of a stored experiment. Plain data. */
export type StoredScores = {
  /** Content hash. */
  id: string;
  folds: ComparedFold[];
  outOfFold: ExperimentRow["outOfFold"];
  /** Its families are those of the protocol: the naive one ignores them. */
  honest: boolean;
};

/** What an image is labelled, and its family, by the id of its group. */
export type KnownImages = Map<string, { label: 0 | 1; family: number }>;

export function storedScores(
  { contentHash, folds, outOfFold, protocol }: Stored,
  id: string = contentHash,
): StoredScores {
  return { id, folds: (folds ?? []).map(comparedFold), outOfFold, honest: protocol.control !== "NAIVE" };
}

type Stored = Pick<ExperimentRow, "contentHash" | "folds" | "outOfFold" | "protocol">;

export function comparedFold({ repeat, fold, nTrain, nTest, rocAuc, rows }: ComparedFold): ComparedFold {
  return { repeat, fold, nTrain, nTest, rocAuc, rows };
}

/** Labels and families as they were when the experiments were computed. Where two differ, the first speaks. */
export function imagesOf(experiments: readonly StoredScores[]): KnownImages {
  const known: KnownImages = new Map();
  for (const { outOfFold } of [...experiments].sort((a, b) => Number(b.honest) - Number(a.honest))) {
    const { groupIds = [], labels = [], families = [] } = outOfFold ?? {};
    for (const [at, groupId] of groupIds.entries())
      if (!known.has(groupId) && labels[at] !== undefined)
        known.set(groupId, { label: labels[at], family: families[at] ?? at });
  }
  return known;
}

/** Experiments over the same rows: the known images, in the order of their groups. A group that was scored file by file
 *  counts once, by the mean of its scores, so that experiments pair whatever rows they were computed on.
 *  O(experiments x rows). */
export function comparedExperiments(experiments: readonly StoredScores[], known: KnownImages): KeyedCompared[] {
  const keys = [...known.keys()].sort();
  const images = keys.map((key) => known.get(key) ?? { label: 0, family: 0 });
  const shared = { labels: images.map(({ label }) => label), groups: images.map(({ family }) => family), keys };
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  return experiments.map((experiment) => ({
    id: experiment.id,
    ...shared,
    outOfFold: meanScores(experiment, placeOf),
    folds: foldsByImage(experiment, placeOf),
  }));
}

function meanScores({ outOfFold }: StoredScores, placeOf: ReadonlyMap<string, number>): Compared["outOfFold"] {
  const sums = new Float64Array(placeOf.size);
  const counts = new Int32Array(placeOf.size);
  for (const [at, groupId] of (outOfFold?.groupIds ?? []).entries()) {
    const place = placeOf.get(groupId);
    const score = outOfFold?.scores[at];
    if (place === undefined || score === undefined) continue;
    sums[place] += score;
    counts[place]++;
  }
  return sums.map((sum, place) => (counts[place] === 0 ? Number.NaN : sum / counts[place]));
}

/** Held-out rows by the images they are, so that the same number is the same image in every experiment. */
function foldsByImage({ folds, outOfFold }: StoredScores, placeOf: ReadonlyMap<string, number>): ComparedFold[] {
  const { rows, groupIds = [] } = outOfFold ?? {};
  if (!rows) return folds.map(({ rows: _, ...fold }) => fold);
  const imageOf = new Map(rows.map((row, at) => [row, placeOf.get(groupIds[at])]));
  // A row that no fold could score keeps a number that is no image's.
  const image = (row: number) => imageOf.get(row) ?? -1 - row;
  return folds.map((fold) => ({ ...fold, rows: fold.rows && Array.from(fold.rows, image) }));
}
