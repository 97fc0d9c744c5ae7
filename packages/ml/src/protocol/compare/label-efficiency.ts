import type { Compared, Verdict } from "./compared.ts";
import { type FoldArea, foldArea, meanOf } from "./fold-area.ts";
import { type Judged, type JudgeParams, judgePairs } from "./judge-pairs.ts";

export type LabelPoint = {
  /** Labels that each fold learned from; null: all it had. */
  nLabels: number | null;
  supervised: Compared;
  semiSupervised: Compared;
};

export type LabelEfficiencyPoint = {
  /** Labels learned from, the mean over folds where all were. */
  nLabels: number;
  isAll: boolean;
  supervised: FoldArea;
  semiSupervised: FoldArea;
  /** What the unlabelled images add: semi-supervised less supervised, judged together with the other points. */
  gain: Judged;
};

/** What the whole curve says of the unlabelled images.
 *  - HELPS, HURTS: shown at one point or more, and the contrary at none
 *  - DEPENDS_ON_LABELS: a gain is shown at some points, a loss at others
 *  - NO_DIFFERENCE_SHOWN: neither at any
 *  - NOT_MEASURED: no point has a difference with an interval */
export type LabelEfficiencyVerdict = "HELPS" | "HURTS" | "DEPENDS_ON_LABELS" | "NO_DIFFERENCE_SHOWN" | "NOT_MEASURED";

export type LabelEfficiency = {
  /** In order of their labels, all of them last. */
  points: LabelEfficiencyPoint[];
  verdict: LabelEfficiencyVerdict;
  /** Labels at the points where a gain, or a loss, is shown. */
  gainAt: number[];
  lossAt: number[];
  /** The smallest difference that the most precise of the points would have shown, being one of several: said beside
   *  NO_DIFFERENCE_SHOWN. Null when no point has a standard error. */
  smallestEffect: { nLabels: number; difference: number; n: number } | null;
};

/** Learning curve over the number of labels, with and without the unlabelled images, and the gain at each point with
 *  its paired interval, Holm-adjusted over the points.
 *  @throws RangeError as judgePairs */
export function labelEfficiency(points: readonly LabelPoint[], params: JudgeParams): LabelEfficiency {
  const ordered = points
    .map((point) => ({ ...point, isAll: point.nLabels === null, count: point.nLabels ?? labelsLearned(point) }))
    .sort((a, b) => Number(a.isAll) - Number(b.isAll) || a.count - b.count);
  const gains = judgePairs(
    ordered.map(({ isAll, count, supervised, semiSupervised }) => ({
      name: isAll ? "all labels" : `${count} labels`,
      first: supervised,
      second: semiSupervised,
    })),
    params,
  );
  const curve = ordered.map(({ isAll, count, supervised, semiSupervised }, at) => ({
    nLabels: count,
    isAll,
    supervised: foldArea(supervised.folds, params.level),
    semiSupervised: foldArea(semiSupervised.folds, params.level),
    gain: gains[at],
  }));
  const at = (verdict: Verdict): number[] =>
    curve.filter(({ gain }) => gain.verdict === verdict).map(({ nLabels }) => nLabels);
  const [gainAt, lossAt] = [at("BETTER"), at("WORSE")];
  const smallestEffect = mostPrecise(curve);
  return { points: curve, verdict: sumUp(gainAt, lossAt, smallestEffect), gainAt, lossAt, smallestEffect };
}

function labelsLearned({ supervised: { folds } }: LabelPoint): number {
  return folds.length === 0 ? 0 : Math.round(meanOf(folds.map(({ nTrain }) => nTrain)));
}

function mostPrecise(curve: readonly LabelEfficiencyPoint[]): LabelEfficiency["smallestEffect"] {
  const effects = curve.flatMap(({ nLabels, gain }) =>
    gain.smallestEffectAmongAll === null ? [] : [{ nLabels, difference: gain.smallestEffectAmongAll, n: gain.n }],
  );
  if (effects.length === 0) return null;
  return effects.reduce((least, effect) => (effect.difference < least.difference ? effect : least));
}

function sumUp(
  gainAt: readonly number[],
  lossAt: readonly number[],
  smallestEffect: LabelEfficiency["smallestEffect"],
): LabelEfficiencyVerdict {
  if (gainAt.length > 0) return lossAt.length > 0 ? "DEPENDS_ON_LABELS" : "HELPS";
  if (lossAt.length > 0) return "HURTS";
  return smallestEffect ? "NO_DIFFERENCE_SHOWN" : "NOT_MEASURED";
}
