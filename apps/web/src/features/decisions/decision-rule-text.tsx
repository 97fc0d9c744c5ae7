"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { DecisionsPanelFragment } from "../../generated/graphql.ts";
import { thresholdDigits } from "./threshold-digits.ts";

/** How decisions are drawn. What is known of the miss rate is told by the guarantee. */
export function DecisionRuleText({ rule }: { rule: DecisionsPanelFragment["decisionRule"] | null }) {
  const t = useTranslations("decisions");
  const format = useFormatter();
  if (!rule) return <p>{t("noRule")}</p>;
  const { cancerFrom, normalUpTo, normalMissRate, nNormal } = rule;
  const score = (value: number) => format.number(value, { maximumFractionDigits: thresholdDigits(value) });
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (
    <>
      <p>
        {cancerFrom == null
          ? t(normalUpTo == null ? "none" : "onlyCancer", { normalUpTo: normalUpTo == null ? "" : score(normalUpTo) })
          : t(normalUpTo == null ? "onlyNormal" : "rule", {
              cancerFrom: score(cancerFrom),
              normalUpTo: normalUpTo == null ? "" : score(normalUpTo),
            })}
      </p>
      {normalUpTo == null ? null : (
        <p title={normalMissRate?.method}>
          {t("falseAlarms", { alpha: percent(rule.alpha), at: score(normalUpTo), n: format.number(nNormal) })}{" "}
          {normalMissRate
            ? t("falseAlarmsInterval", {
                low: percent(normalMissRate.low),
                high: percent(normalMissRate.high),
                level: percent(normalMissRate.level),
              })
            : null}
        </p>
      )}
    </>
  );
}
