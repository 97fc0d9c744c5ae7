"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import { IntervalBar } from "../../figures/interval-bar.tsx";
import type { PreparedPrevalence, PrevalenceRow } from "./prepare-prevalence.ts";
import { ShareAxis } from "./share-axis.tsx";
import { useShareText } from "./use-share-text.ts";

/** Each estimate as a point with its interval, beside the labelled share, on one axis. The text of a row says the same. */
export function PrevalenceChart({ prevalence }: { prevalence: PreparedPrevalence }) {
  const t = useTranslations("prevalence");
  const format = useFormatter();
  const share = useShareText();
  const { rows, labelled, nLabelled, nPool, level, domain } = prevalence;
  return (
    <ChartFrame
      title={t("estimates")}
      name="prevalence"
      data={{
        head: ["estimator", "share", "low", "high", "level", "n"],
        rows: [
          ...rows.map(({ name, value, interval }) => [
            ...[name, value, interval?.low ?? null, interval?.high ?? null, interval && level, nPool],
          ]),
          ...(labelled === null ? [] : [[t("labelled"), labelled, null, null, null, nLabelled]]),
        ],
      }}
      caption={
        <>
          {t("caption", { pool: format.number(nPool), count: nPool })}{" "}
          {level === null ? null : t("level", { level: format.number(level, { style: "percent" }) })}{" "}
          {labelled === null ? null : t("line")}
        </>
      }
    >
      <ul className="grid gap-y-2.5 sm:gap-y-1.5">
        {rows.map((row) => (
          <Row
            key={row.id}
            name={
              <>
                {row.name}
                {row.preferred ? <Badge tone="outline">{t("preferred")}</Badge> : null}
              </>
            }
            figure={<EstimateText row={row} />}
          >
            {row.bar.drawn ? <IntervalBar row={row.bar} domain={domain} /> : null}
          </Row>
        ))}
        {labelled === null ? null : (
          <Row
            name={t("labelled")}
            figure={
              <>
                <span className="font-medium">{share(labelled)}</span>
                <span className="text-xs text-muted-foreground">{t("counted", { n: format.number(nLabelled) })}</span>
              </>
            }
          >
            <div aria-hidden className="relative h-5">
              <div className="absolute inset-x-0 top-1/2 h-px bg-border" />
              <div
                className="absolute top-1/2 size-2.5 -translate-1/2 rotate-45 border-2 border-foreground bg-card"
                style={{ left: `${labelled * 100}%` }}
              />
            </div>
          </Row>
        )}
        <Row name={null} figure={null}>
          <ShareAxis ticks={domain.ticks} />
        </Row>
      </ul>
    </ChartFrame>
  );
}

function EstimateText({ row }: { row: PrevalenceRow }) {
  const t = useTranslations("prevalence");
  const share = useShareText();
  if (row.value === null)
    return <span className="text-xs text-muted-foreground">{t("noValue", { reason: row.refusal ?? "" })}</span>;
  const { interval } = row;
  return (
    <>
      <span className="font-medium">{share(row.value)}</span>
      <span className="text-xs text-muted-foreground">
        {interval ? t("bounds", { low: share(interval.low), high: share(interval.high) }) : t("noInterval")}
      </span>
    </>
  );
}

/** Name, figure and bar side by side; on a phone the bar goes below. */
function Row({ name, figure, children }: { name: ReactNode; figure: ReactNode; children: ReactNode }) {
  return (
    <li
      aria-hidden={name === null}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 text-[13px] sm:grid-cols-[16rem_9rem_minmax(0,1fr)]"
    >
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">{name}</span>
      <span className="flex flex-wrap items-baseline gap-x-2">{figure}</span>
      <div className="col-span-2 px-1 sm:col-span-1">{children}</div>
    </li>
  );
}
