import { readFileSync } from "node:fs";
import { type Plan, planSchema } from "./plan.ts";

/** Plans that come with the product: files of `plans/`. */
export const KNOWN_PLANS = ["default", "quick"] as const;

export type KnownPlan = (typeof KNOWN_PLANS)[number];

const read = new Map<KnownPlan, Plan>();

export function knownPlan(name: KnownPlan): Plan {
  const known = read.get(name);
  if (known) return known;
  const plan = planSchema.parse(JSON.parse(readFileSync(new URL(`../../plans/${name}.json`, import.meta.url), "utf8")));
  read.set(name, plan);
  return plan;
}

/** What a study that is to be carried out follows; the default plan where an earlier version queued it without one. */
export function planOf({ plan }: { plan: Record<string, unknown> | null }): Plan {
  return plan ? planSchema.parse(plan) : knownPlan("default");
}
