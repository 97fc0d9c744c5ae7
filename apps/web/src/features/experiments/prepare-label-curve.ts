import type { LabelCurvePanelFragment } from "../../generated/graphql.ts";

type Curve = NonNullable<NonNullable<LabelCurvePanelFragment["comparison"]>["labelEfficiency"]>;
type Point = Curve["points"][number];

/** One number of labels: [area, how far its interval reaches below and above]; null where there is none. */
export type CurvePoint = {
  nLabels: number;
  isAll: boolean;
  supervised: number | null;
  semiSupervised: number | null;
  supervisedError: [number, number] | null;
  semiSupervisedError: [number, number] | null;
  gain: Point["gain"];
};

export type LabelCurve = {
  points: CurvePoint[];
  /** Of the vertical axis. */
  low: number;
  ticks: number[];
};

/** The two series over the number of labels. A point without an interval is a gap, as one without an area is. */
export function prepareLabelCurve({ points }: Pick<Curve, "points">): LabelCurve {
  const prepared = points.map(({ nLabels, isAll, supervised, semiSupervised, gain }): CurvePoint => {
    const [first, second] = [drawn(supervised), drawn(semiSupervised)];
    return {
      ...{ nLabels, isAll, gain },
      supervised: first?.auc ?? null,
      semiSupervised: second?.auc ?? null,
      supervisedError: first?.error ?? null,
      semiSupervisedError: second?.error ?? null,
    };
  });
  const lows = points.flatMap(({ supervised, semiSupervised }) =>
    [supervised, semiSupervised].flatMap(({ interval }) => (interval ? [interval.low] : [])),
  );
  const lowest = Math.min(0.5, ...lows);
  const low = lowest < 0.5 ? Math.max(0, Math.floor(lowest * 4) / 4) : 0.5;
  const ticks: number[] = [];
  for (let tick = low; tick <= 1; tick += 0.25) ticks.push(tick);
  return { points: prepared, low, ticks };
}

function drawn({ auc, interval }: Point["supervised"]): { auc: number; error: [number, number] } | null {
  if (auc == null || !interval) return null;
  return { auc, error: [auc - interval.low, interval.high - auc] };
}
