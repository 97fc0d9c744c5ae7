"use client";
import { useFormatter } from "next-intl";

/** 0.473 as "47%"; to a tenth where whole percents would make it none, or all, as the report's sentences do. */
export function useShareText(): (share: number) => string {
  const format = useFormatter();
  return (share) => {
    const nearBorder = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
    return format.number(share, { style: "percent", maximumFractionDigits: nearBorder ? 1 : 0 });
  };
}
