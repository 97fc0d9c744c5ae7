"use client";
import { useFormatter } from "next-intl";
import type { CheckRow } from "./prepare-checks.ts";

/** Prints a value of a check, or its threshold, in the unit of both. */
export function useCheckNumber(): (value: number, check: Pick<CheckRow, "unit" | "digits">) => string {
  const format = useFormatter();
  return (value, { unit, digits }) => {
    if (unit === "SHARE") return format.number(value, { style: "percent", maximumFractionDigits: Math.max(digits, 1) });
    if (unit === "EURO")
      return format.number(value, { style: "currency", currency: "EUR", maximumFractionDigits: value < 100 ? 2 : 0 });
    return format.number(value, { maximumFractionDigits: unit === "FIGURE" ? 3 : 0 });
  };
}
