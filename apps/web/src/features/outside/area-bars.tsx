"use client";
import { useTranslations } from "next-intl";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { IntervalAxis, IntervalBar } from "../../figures/interval-bar.tsx";
import { prepareIntervals } from "../../figures/prepare-intervals.ts";
import type { FigureFieldsFragment } from "../../generated/graphql.ts";

type AreaBarsProps = {
  found: FigureFieldsFragment | null;
  withoutLeaks: FigureFieldsFragment | null;
  claim: number | null;
  nSplits: number;
};

/** The area with its interval, and without the images that leak, on one axis; the claim is a line across them. */
export function AreaBars({ found, withoutLeaks, claim, nSplits }: AreaBarsProps) {
  const t = useTranslations("outside");
  const entries: { id: "asTheyStand" | "withoutLeaks"; figure: FigureFieldsFragment | null }[] = [
    { id: "asTheyStand", figure: found },
  ];
  if (withoutLeaks) entries.push({ id: "withoutLeaks", figure: withoutLeaks });
  const { rows, domain } = prepareIntervals(entries);
  const isInside = claim !== null && claim >= domain.low;
  const shown = isInside ? { ...domain, reference: claim } : domain;
  const drawn = rows.some((row) => row.drawn);
  return (
    <ChartFrame
      title={t("areas")}
      name="areas"
      data={{
        head: ["figure", "roc_auc", "low", "high", "level", "n"],
        rows: entries.map(({ id, figure }) => [
          ...[id, figure?.value ?? null, figure?.interval?.low ?? null, figure?.interval?.high ?? null],
          ...[figure?.interval?.level ?? null, figure?.n ?? null],
        ]),
      }}
      caption={isInside && drawn ? t("claimLine") : null}
    >
      {entries.map(({ id, figure }, index) => {
        const row = rows[index];
        return (
          <div key={id} className="grid items-center gap-x-5 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <div className="grid gap-0.5 text-[13px]">
              <span className="text-muted-foreground">{t(id)}</span>
              <FigureText figure={figure} nSplits={nSplits} />
            </div>
            {row.drawn ? <IntervalBar row={row} domain={shown} /> : null}
          </div>
        );
      })}
      {drawn ? (
        <div className="grid gap-x-5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <span />
          <IntervalAxis domain={shown} />
        </div>
      ) : null}
    </ChartFrame>
  );
}
