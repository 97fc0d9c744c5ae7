"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { IntervalAxis, IntervalBar } from "../../figures/interval-bar.tsx";
import { prepareIntervals } from "../../figures/prepare-intervals.ts";
import { graphql } from "../../generated/gql.ts";
import type { SeedsPanelFragment } from "../../generated/graphql.ts";

graphql(`
  fragment SeedsPanel on Study {
    comparison {
      seeds {
        nSeeds
        mean
        low
        high
        standardDeviation
        perSeed {
          seed
          area {
            ...MeanAreaFields
          }
        }
      }
    }
  }
`);

/** The champion under other seeds: how much of one run is luck. */
export function SeedsPanel({ study }: { study: SeedsPanelFragment }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const seeds = study.comparison?.seeds;
  if (!seeds || seeds.low == null || seeds.high == null) return null;
  const write = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const { rows, domain } = prepareIntervals(
    seeds.perSeed.map(({ seed, area }) => ({
      id: String(seed),
      figure: {
        ...{ id: "rocAuc", value: area.auc ?? null, n: 0, nFolds: area.nFolds, nResamples: null },
        ...{ reason: area.reason ?? null, interval: area.interval ?? null },
      },
    })),
  );
  return (
    <Card>
      <CardHeader title={t("seeds.title")} description={t("seeds.detail")} />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <p className="text-[13px]">
          {t("seeds.range", { count: seeds.nSeeds, low: write(seeds.low), high: write(seeds.high) })}{" "}
          {seeds.standardDeviation == null ? null : (
            <span className="text-muted-foreground">
              {t("seeds.deviation", { sd: write(seeds.standardDeviation) })}
            </span>
          )}
        </p>
        <dl className="grid gap-1.5 text-[13px]">
          {seeds.perSeed.map(({ seed, area }, at) => {
            const row = rows[at];
            return (
              <div key={seed} className="grid grid-cols-[4.5rem_3rem_minmax(0,1fr)] items-center gap-x-3">
                <dt className="whitespace-nowrap text-muted-foreground">{t("seeds.seed", { seed: String(seed) })}</dt>
                <dd className="tabular-nums">{area.auc == null ? "—" : write(area.auc)}</dd>
                <dd>{row.drawn ? <IntervalBar row={row} domain={domain} /> : null}</dd>
              </div>
            );
          })}
          <div className="grid grid-cols-[4.5rem_3rem_minmax(0,1fr)] gap-x-3">
            <span />
            <span />
            <IntervalAxis domain={domain} />
          </div>
        </dl>
      </CardBody>
    </Card>
  );
}
