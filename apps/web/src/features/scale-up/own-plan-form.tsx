"use client";
import type { Choices } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { NumberInput } from "./number-input.tsx";

type OwnPlan = NonNullable<Choices["ownPlan"]>;

/** The parts that a plan is made of, for the reader to choose. */
export function OwnPlanForm({ plan, onChange }: { plan: OwnPlan; onChange: (plan: OwnPlan) => void }) {
  const t = useTranslations("scaleUp.plans");
  return (
    <fieldset className="flex flex-wrap items-end gap-x-6 gap-y-3 rounded-lg border border-dashed px-4 py-3 text-[13px] print:hidden">
      <legend className="px-1 font-medium">{t("own")}</legend>
      <label className="flex h-9 items-center gap-2">
        <input
          type="checkbox"
          checked={plan.reviewUndecided}
          onChange={(event) => onChange({ ...plan, reviewUndecided: event.target.checked })}
        />
        {t("ownReview")}
      </label>
      <label htmlFor="own-audit" className="flex flex-wrap items-center gap-2">
        {t("ownAudit")}
        <NumberInput
          id="own-audit"
          className="w-28"
          value={typeof plan.auditImages === "number" ? plan.auditImages : 0}
          min={0}
          max={1_000_000}
          whole
          onChange={(auditImages) => onChange({ ...plan, auditImages })}
        />
      </label>
    </fieldset>
  );
}
