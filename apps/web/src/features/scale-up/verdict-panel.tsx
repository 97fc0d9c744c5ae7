"use client";
import type { Range, ScaleUpAnswer, VerdictStatus } from "@brainscan/ml/scaleup/answer";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card } from "../../components/ui/card.tsx";
import { centralValue } from "./central-value.ts";
import { spreadOf } from "./spread-of.ts";
import { useContractText } from "./use-contract-text.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

export const VERDICT_TONES = {
  feasible: "success",
  "feasible if": "warning",
  "not feasible": "destructive",
  "not decidable yet": "neutral",
} as const satisfies Record<VerdictStatus, string>;

/** The answer, before anything that explains it. */
export function VerdictPanel({ answer }: { answer: ScaleUpAnswer }) {
  const t = useTranslations("scaleUp.verdict");
  const tStatus = useTranslations("scaleUp.status");
  const tPlan = useTranslations("scaleUp.plans");
  const contractText = useContractText();
  const { euro, count, items, share, range } = useScaleUpFormat();
  const { verdict, scenario } = answer;
  const plan = answer.plans.find(({ id }) => id === verdict.plan);
  if (!plan) return null;
  const input = (id: "budgetEuro" | "nImages" | "prevalence") => {
    const found = scenario.inputs.find((candidate) => candidate.id === id);
    return found ? centralValue(found.distribution) : 0;
  };
  const named = {
    budget: euro(input("budgetEuro")),
    images: count(input("nImages")),
    plan: tPlan(plan.id),
  };
  const { withOverheads } = verdict;
  const prevalence = scenario.inputs.find(({ id }) => id === "prevalence");
  const spreadOfInput = prevalence ? spreadOf(prevalence.distribution) : { low: 0, high: 1 };
  /** A median with its range; a cost without any spread stands alone. */
  const spread = (of: Range) => {
    const between = range(of, euro);
    return between === euro(of.value) ? between : tPlan("median", { value: euro(of.value), range: between });
  };
  const { nImages } = plan.affordable;
  const buys = nImages === 0 ? "buysNothing" : nImages >= input("nImages") ? "buysAll" : "buysValue";
  return (
    <Card className="print:border-0">
      <div className="grid gap-5 p-5 sm:p-6">
        <div className="grid justify-items-start gap-3">
          <Badge tone={VERDICT_TONES[verdict.status]} className="text-[13px]">
            {tStatus(verdict.status)}
          </Badge>
          <h2 className="max-w-4xl text-2xl leading-snug font-semibold tracking-tight text-balance" aria-live="polite">
            {t(verdict.status, named)}
          </h2>
          <div className="grid max-w-4xl gap-1.5 text-[15px] leading-relaxed">
            <p>
              {t("cost", {
                ...named,
                total: spread(plan.totalEuro),
                probability: share(verdict.probability),
              })}{" "}
              {t("misses", { ...named, range: range(verdict.missedCancers, items) })}{" "}
              {t("missesBase", { prevalence: share(input("prevalence")), range: range(spreadOfInput, share) })}
            </p>
            <p className="text-muted-foreground">{contractText(plan.contract).join(" ")}</p>
          </div>
        </div>
        <div className="grid gap-4 border-t pt-4 sm:grid-cols-2">
          <div className="grid content-start gap-1">
            <h3 className="text-[13px] font-medium text-muted-foreground">{t("buys", named)}</h3>
            <p className="text-lg leading-snug font-medium">
              {t(buys, {
                n: buys === "buysAll" ? named.images : items(plan.affordable.nImages),
                missed: range(buys === "buysAll" ? verdict.missedCancers : plan.affordable.missedCancers, items),
              })}
            </p>
          </div>
          <div className="grid content-start gap-2 text-[13px]">
            {verdict.constraints.length > 0 ? (
              <div className="grid gap-1.5">
                <h3 className="font-medium text-muted-foreground">{t("binding")}</h3>
                <ul className="flex flex-wrap gap-1.5">
                  {verdict.constraints.map((constraint) => (
                    <li key={constraint}>
                      <Badge tone="outline">{t(`constraint.${constraint}`)}</Badge>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
            <p className="leading-relaxed text-muted-foreground">
              {t(
                withOverheads.entered
                  ? `overheads.${withOverheads.status === verdict.status ? "same" : "other"}`
                  : "overheads.none",
                { status: tStatus(withOverheads.status), probability: share(withOverheads.probability) },
              )}
            </p>
          </div>
        </div>
      </div>
    </Card>
  );
}
