"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import { IntervalAxis, IntervalBar } from "../../figures/interval-bar.tsx";
import type { PreparedShortcuts } from "./prepare-shortcuts.ts";

/** A measure a line: its area with the interval, on one axis. The text of a line says the same. */
export function ShortcutsChart({ prepared }: { prepared: PreparedShortcuts }) {
  const t = useTranslations("dataAudit.shortcuts");
  const format = useFormatter();
  const { rows, domain, n, level } = prepared;
  const figure = (value: number, digits = 2) =>
    format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <ChartFrame
      title={t("areas")}
      name="shortcuts"
      data={{
        head: ["measure", "roc_auc", "low", "high", "level", "holm_p_value", "n"],
        rows: rows.map(({ name, auc, interval, pValue }) => [
          ...[name, auc, interval?.low ?? null, interval?.high ?? null, interval?.level ?? null, pValue, n],
        ]),
      }}
      caption={
        <>
          {t("caption", { n: format.number(n) })}{" "}
          {level === null ? null : t("level", { level: format.number(level, { style: "percent" }) })}
        </>
      }
    >
      <ul className="grid gap-y-2.5 sm:gap-y-1">
        {rows.map(({ id, name, auc, interval, pValue, reason, bar }) => (
          <li key={id} className={row}>
            <span className="min-w-0 first-letter:uppercase">{name}</span>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{figure(auc)}</span>
              <span className="text-xs text-muted-foreground">
                {interval ? t("bounds", { low: figure(interval.low), high: figure(interval.high) }) : reason}
                {pValue === null ? null : ` · ${t("pValue", { p: figure(pValue, 3) })}`}
              </span>
            </span>
            <div className="col-span-2 px-1 sm:col-span-1">
              {bar.drawn ? <IntervalBar row={bar} domain={domain} /> : null}
            </div>
          </li>
        ))}
        <li aria-hidden className={row}>
          <span />
          <span />
          <div className="col-span-2 px-1 sm:col-span-1">
            <IntervalAxis domain={domain} />
          </div>
        </li>
      </ul>
    </ChartFrame>
  );
}

const row =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 text-[13px] sm:grid-cols-[13rem_15rem_minmax(0,1fr)]";
