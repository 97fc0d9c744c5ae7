import type { FrontierPoint } from "@brainscan/ml/scaleup/answer";
import type { PlanId } from "@brainscan/ml/scaleup/scenario";
import { logAxis } from "./log-axis.ts";

export type Frontier = {
  lines: { plan: PlanId; points: { missRate: number; euro: number; point: FrontierPoint }[] }[];
  axis: { domain: [number, number]; ticks: number[] };
  missRateMax: number;
  finding: "known" | "flat" | "unknown";
};

/** Cost against the share of cancers missed, a line a plan; null without a point. */
export function prepareFrontier(points: readonly FrontierPoint[]): Frontier | null {
  if (points.length === 0) return null;
  const lines = [...new Set(points.map(({ plan }) => plan))].map((plan) => ({
    plan,
    points: points
      .filter((point) => point.plan === plan)
      .map((point) => ({ missRate: point.missRate.value, euro: point.totalEuro.value, point }))
      .sort((a, b) => a.missRate - b.missRate),
  }));
  const costs = points.map(({ totalEuro }) => totalEuro.value);
  const known = points.some(({ status }) => status === "certified" || status === "estimated");
  const flat = Math.max(...costs) <= 1.02 * Math.min(...costs);
  return {
    lines,
    axis: logAxis(costs),
    missRateMax: Math.max(...points.map(({ missRate }) => missRate.value)),
    finding: flat ? "flat" : known ? "known" : "unknown",
  };
}
