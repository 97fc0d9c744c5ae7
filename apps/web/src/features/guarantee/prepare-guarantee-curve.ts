import type { GuaranteePanelFragment } from "../../generated/graphql.ts";

type Guarantee = NonNullable<GuaranteePanelFragment["guarantee"]>;

export type CurvePoint = {
  threshold: number;
  /** Share of the pool that is decided, 0 to 1. */
  automation: number;
  missRate: number;
  /** Where the miss rate may lie. */
  band: [low: number, high: number];
};

export type GuaranteeCurve = {
  /** Automation rising. */
  points: CurvePoint[];
  /** Thresholds left out: they decide no more than a lower one that misses less. */
  dominated: number;
  /** Ticks of the axis of miss rates, from 0 to its upper end. */
  ticks: number[];
  alpha: number;
  /** The threshold in use; null when none is. */
  chosen: CurvePoint | null;
  /** Level of the band. */
  level: number;
  /** Cancers that the miss rates rest on. */
  n: number;
};

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.25];
const INTERVALS_MAX = 5;

/** Automation against miss rate, over thresholds. A threshold without an interval is not drawn, and one that automates no more
 *  than a lower one, which misses no more, is left out.
 *  @returns null when fewer than two points are left: there is no curve to draw */
export function prepareGuaranteeCurve(guarantee: Guarantee): GuaranteeCurve | null {
  const known = guarantee.curve.flatMap(({ threshold, shareDecided, missRate, missRateInterval }) =>
    shareDecided == null || missRate == null || missRateInterval == null
      ? []
      : [{ threshold, automation: shareDecided, missRate, interval: missRateInterval }],
  );
  const points: CurvePoint[] = [];
  for (const { interval, ...point } of known.sort((a, b) => a.threshold - b.threshold))
    if (points.length === 0 || point.automation > points[points.length - 1].automation)
      points.push({ ...point, band: [interval.low, interval.high] });
  if (points.length < 2) return null;
  const highest = Math.max(guarantee.alpha, ...points.map(({ band }) => band[1]));
  const { threshold, missRateN, nCancer } = guarantee;
  return {
    points,
    dominated: known.length - points.length,
    ticks: ticksTo(highest),
    alpha: guarantee.alpha,
    chosen: points.find((point) => point.threshold === threshold) ?? null,
    level: known[0].interval.level,
    n: missRateN ?? (guarantee.evidence === "AUDIT" ? guarantee.audit.cancers : nCancer),
  };
}

/** Evenly from 0 to at least `highest`, which is at most 1. */
function ticksTo(highest: number): number[] {
  const step = STEPS.find((one) => highest <= one * INTERVALS_MAX) ?? STEPS[STEPS.length - 1];
  return Array.from({ length: Math.ceil(highest / step - 1e-9) + 1 }, (_, i) => i * step);
}
