"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Tooltip } from "../components/ui/tooltip.tsx";
import type { FigureFieldsFragment } from "../generated/graphql.ts";
import { cn } from "../style/cn.ts";
import { prepareFolds } from "./prepare-folds.ts";
import { useFigureReason } from "./use-figure-reason.ts";

type FigureTextProps = {
  figure: FigureFieldsFragment | null;
  /** One line; a headline with its interval below; or a narrow column of a table, whose caption says the level. */
  form?: "line" | "headline" | "cell";
  /** Folds of the experiment's protocol: those that gave no value are told. */
  nSplits?: number | null;
};

/** Intervals that say how draws spread, not how far off the figure may be. */
const RANGES = ["subsample-range", "consistency-resampling"];

/** Three decimals tell two shares apart; a BIC or an inertia of thousands needs none. */
function decimals(value: number): { minimumFractionDigits: number; maximumFractionDigits: number } {
  const digits = Math.abs(value) >= 100 ? 0 : 3;
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A figure with its interval, or why it has none, and its n; a dash and the reason when the data cannot give it. */
export function FigureText({ figure, form = "line", nSplits = null }: FigureTextProps) {
  const t = useTranslations("figures");
  const format = useFormatter();
  const reasonText = useFigureReason();
  const write = (value: number) => format.number(value, decimals(value));

  if (!figure || figure.value == null) {
    const reason = figure?.reason ? reasonText(figure.reason) : t("notMeasured");
    return (
      <Tooltip content={reason}>
        <button type="button" className="rounded-sm text-muted-foreground" aria-label={t("missing", { reason })}>
          —
        </button>
      </Tooltip>
    );
  }

  const { interval, reason, n } = figure;
  const level = interval ? format.number(interval.level, { style: "percent" }) : "";
  const bounds = interval && { low: write(interval.low), high: write(interval.high) };
  const folds = prepareFolds(figure, nSplits);
  const spread = bounds
    ? form === "cell"
      ? t("bounds", bounds)
      : t(RANGES.includes(interval.method) ? "range" : "interval", { ...bounds, level })
    : reason
      ? t("noInterval", { reason: reasonText(reason) })
      : null;
  const basis = [
    folds ? t("folds", { folds: format.number(folds.folds), splits: format.number(folds.splits) }) : null,
    figure.nResamples == null ? null : t("pairs", { count: figure.nResamples }),
    t("n", { n: format.number(n) }),
  ];
  return (
    <span className={cn("inline-flex flex-wrap items-baseline gap-x-2", form !== "line" && "flex-col items-start")}>
      <span className={form === "headline" ? "text-3xl font-semibold tracking-tight" : "font-medium"}>
        {write(figure.value)}
      </span>
      <span className={cn("text-xs text-muted-foreground", interval && "whitespace-nowrap")} title={interval?.method}>
        {form === "cell" ? (
          <>
            {spread}
            {spread ? <br /> : null}
            {basis.filter(Boolean).join(" · ")}
          </>
        ) : (
          [spread, ...basis].filter(Boolean).join(" · ")
        )}
      </span>
    </span>
  );
}
