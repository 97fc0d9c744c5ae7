"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useFigureReason } from "../../figures/use-figure-reason.ts";
import type { DifferenceFieldsFragment } from "../../generated/graphql.ts";

/** What a paired difference says, in words. */
export function useDifferenceText() {
  const t = useTranslations("compare");
  const format = useFormatter();
  const reasonText = useFigureReason();
  const signed = (value: number) =>
    format
      .number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: "exceptZero" })
      .replace("-", "\u2212");
  const effect = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const bounds = ({ interval, reason }: Pick<DifferenceFieldsFragment, "interval" | "reason">) =>
    interval
      ? t("bounds", { low: signed(interval.low), high: signed(interval.high) })
      : reason
        ? t("noInterval", { reason: reasonText(reason) })
        : t("noIntervalAtAll");
  return {
    signed,
    effect,
    value: ({ difference }: DifferenceFieldsFragment) => (difference == null ? "—" : signed(difference)),
    spread: bounds,
    basis: ({ pairing, nFolds, n }: DifferenceFieldsFragment) =>
      pairing === "FOLDS"
        ? t("basis.FOLDS", { count: nFolds, n: format.number(n) })
        : t("basis.IMAGES", { n: format.number(n) }),
    verdict: ({ verdict, smallestEffectAmongAll }: DifferenceFieldsFragment) =>
      verdict !== "NO_DIFFERENCE_SHOWN"
        ? t(`verdict.${verdict}`)
        : smallestEffectAmongAll == null
          ? t("verdict.NOT_MEASURED")
          : t("verdict.NO_DIFFERENCE_SHOWN", { effect: effect(smallestEffectAmongAll) }),
  };
}
