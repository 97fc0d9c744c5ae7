"use client";
import type { Range } from "@brainscan/ml/scaleup/answer";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Unit } from "./input-units.ts";

export type ScaleUpFormat = {
  euro: (value: number) => string;
  /** Every digit: a count that somebody chose. */
  count: (value: number) => string;
  /** Three digits that mean something: a count that was worked out. */
  about: (value: number) => string;
  /** As `about`, of things that have no parts: cancers, images, labels. */
  items: (value: number) => string;
  share: (value: number) => string;
  hours: (value: number) => string;
  unit: (value: number, unit: Unit) => string;
  range: (range: Pick<Range, "low" | "high">, print: (value: number) => string) => string;
};

/** How this page prints its numbers. */
export function useScaleUpFormat(): ScaleUpFormat {
  const format = useFormatter();
  const t = useTranslations("scaleUp.units");
  return useMemo(() => {
    const euro = (value: number) =>
      format.number(value, {
        ...{ style: "currency", currency: "EUR" },
        ...(Math.abs(value) < 10 && value !== 0 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 }),
      });
    const count = (value: number) => format.number(value, { maximumFractionDigits: 0 });
    const about = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
    const items = (value: number) => about(Math.round(value));
    const share = (value: number) => {
      const small = value > 0 && value < 0.01;
      return format.number(value, {
        style: "percent",
        ...(small ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 }),
      });
    };
    const hours = (value: number) => {
      if (value < 1) return t("minutes", { value: about(value * 60) });
      return value < 72 ? t("hours", { value: about(value) }) : t("days", { value: about(value / 24) });
    };
    const printers: Record<Unit, (value: number) => string> = {
      count,
      euro,
      share,
      perSecond: (value) => t("perSecond", { value: about(value) }),
      seconds: (value) => t("seconds", { value: about(value) }),
      bytes: (value) => t("kilobytes", { value: about(value / 1000) }),
      months: (value) => t("months", { value: about(value) }),
    };
    return {
      ...{ euro, count, about, items, share, hours },
      unit: (value, unit) => printers[unit](value),
      range: ({ low, high }, print) => {
        const [from, to] = [print(low), print(high)];
        return from === to ? from : t("range", { from, to });
      },
    };
  }, [format, t]);
}
