"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { DecisionsPanelFragment } from "../../generated/graphql.ts";
import { thresholdDigits } from "./threshold-digits.ts";

/** How decisions are drawn, what the thresholds rest on, and where the share that they miss may lie. */
export function DecisionRuleText({ rule }: { rule: DecisionsPanelFragment["decisionRule"] | null }) {
  const t = useTranslations("decisions");
  const format = useFormatter();
  if (!rule) return <p>{t("noRule")}</p>;
  if (rule.status === "NOT_DECIDABLE")
    return <p>{t("notDecidable", { needed: rule.labelsNeeded, shown: format.number(rule.labelsNeeded) })}</p>;
  const score = (value: number | null | undefined) =>
    value == null ? "—" : format.number(value, { maximumFractionDigits: thresholdDigits(value) });
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const missed = [
    { of: "cancer", at: rule.cancerFrom, interval: rule.cancerMissRate },
    { of: "normal", at: rule.normalUpTo, interval: rule.normalMissRate },
  ] as const;
  return (
    <>
      <p>{t("rule", { cancerFrom: score(rule.cancerFrom), normalUpTo: score(rule.normalUpTo) })}</p>
      <ul className="grid list-disc gap-1 pl-4">
        {missed.map(({ of, at, interval }) =>
          at == null ? null : (
            <li key={of} title={interval?.method}>
              {t(`missed.${of}`, { alpha: percent(rule.alpha), at: score(at) })}{" "}
              {interval
                ? t("missedInterval", {
                    low: percent(interval.low),
                    high: percent(interval.high),
                    level: percent(interval.level),
                  })
                : null}
            </li>
          ),
        )}
      </ul>
      <p>
        {t("estimated", {
          repeats: rule.nRepeats,
          nCancer: format.number(rule.nCancer),
          nNormal: format.number(rule.nNormal),
        })}
      </p>
    </>
  );
}
