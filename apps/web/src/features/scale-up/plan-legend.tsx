"use client";
import type { PlanId } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { PLAN_LOOK } from "./plan-look.ts";

export function PlanLegend({ plans }: { plans: readonly PlanId[] }) {
  const t = useTranslations("scaleUp.plans.short");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {plans.map((plan) => (
        <li key={plan} className="flex items-center gap-1.5">
          <svg width="26" height="8" aria-hidden>
            <line
              x1="0"
              x2="26"
              y1="4"
              y2="4"
              stroke={PLAN_LOOK[plan].colour}
              strokeWidth="2"
              strokeDasharray={PLAN_LOOK[plan].dash}
            />
          </svg>
          {t(plan)}
        </li>
      ))}
    </ul>
  );
}
