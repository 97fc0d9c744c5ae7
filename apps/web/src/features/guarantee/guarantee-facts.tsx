"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../components/facts.tsx";
import type { GuaranteePanelFragment } from "../../generated/graphql.ts";

/** The figures of a guarantee, a dash where there is none. */
export function GuaranteeFacts({ guarantee }: { guarantee: NonNullable<GuaranteePanelFragment["guarantee"]> }) {
  const t = useTranslations("guarantee.facts");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const share = (value: number | null | undefined) => (value == null ? "—" : percent(value));
  const { alpha, delta, missRate, missRateInterval, missRateN, missRateUpperBound, automationRate, nPool } = guarantee;
  const spread = missRateInterval
    ? t("spread", {
        low: percent(missRateInterval.low),
        high: percent(missRateInterval.high),
        level: percent(missRateInterval.level),
        n: format.number(missRateN ?? 0),
      })
    : "";
  return (
    <Facts
      facts={[
        [t("limit"), t("limitValue", { alpha: percent(alpha), confidence: percent(1 - delta) })],
        [t("missRate"), `${share(missRate)} ${spread}`.trim()],
        [t("upperBound"), share(missRateUpperBound)],
        [
          t("automation"),
          automationRate == null ? "—" : t("ofPool", { share: percent(automationRate), n: format.number(nPool) }),
        ],
        [
          t("read"),
          t("readValue", {
            labels: format.number(guarantee.audit.labels),
            cancers: format.number(guarantee.audit.cancers),
          }),
        ],
        [t("needed"), guarantee.labelsNeeded == null ? t("unknown") : format.number(guarantee.labelsNeeded)],
      ]}
    />
  );
}
