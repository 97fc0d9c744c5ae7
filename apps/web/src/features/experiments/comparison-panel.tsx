"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { IntervalAxis, IntervalBar } from "../../figures/interval-bar.tsx";
import { useFigureName } from "../../figures/use-figure-name.ts";
import { graphql } from "../../generated/gql.ts";
import type { ComparisonPanelFragment } from "../../generated/graphql.ts";
import { usePageHref } from "../../shell/use-page-href.ts";
import { cn } from "../../style/cn.ts";
import { firstRows, prepareComparison } from "./prepare-comparison.ts";

graphql(`
  fragment ExperimentRow on Experiment {
    id
    status
    layer
    protocol {
      nRepeats
      nSplits
    }
    method {
      id
      name
      needs {
        unlabelled
      }
      description
    }
    figures {
      ...FigureFields
    }
  }
`);

graphql(`
  fragment ComparisonPanel on Study {
    champion {
      id
    }
    experiments {
      ...ExperimentRow
    }
  }
`);

/** The best experiments of the study under one protocol: layer against layer, with and without the unlabelled images. */
export function ComparisonPanel({ study }: { study: ComparisonPanelFragment }) {
  const t = useTranslations("experiments");
  const format = useFormatter();
  const figureName = useFigureName();
  const href = usePageHref();
  if (study.experiments.length === 0) return null;
  const { rows, domain, undrawn, indistinguishable, level } = prepareComparison(
    study.experiments,
    study.champion?.id ?? null,
  );
  return (
    <Card>
      <CardHeader
        title={t("comparison")}
        description={t("comparisonDetail")}
        actions={
          <Link href={href("/experiments/")} className={cn(buttonClass({ variant: "link" }), "px-0")}>
            {t("all", { count: rows.length })}
          </Link>
        }
      />
      <CardBody className="space-y-3">
        <Table>
          <thead>
            <tr>
              <Th>{t("method")}</Th>
              <Th>{t("layer")}</Th>
              <Th>{figureName("rocAuc")}</Th>
              <Th className="w-[30%] min-w-32">
                <IntervalAxis domain={domain} />
              </Th>
              <Th>{figureName("f1")}</Th>
              <Th>{figureName("recall")}</Th>
            </tr>
          </thead>
          <tbody>
            {firstRows(rows).map(({ experiment, champion, bar, auc }) => (
              <tr key={experiment.id}>
                <Td>
                  <span className="flex items-center gap-2 font-medium whitespace-nowrap">
                    {experiment.method?.name ?? t("outside")}
                    {champion ? <Badge tone="success">{t("champion")}</Badge> : null}
                  </span>
                  {experiment.method ? (
                    <span className="text-xs text-muted-foreground">
                      {t(experiment.method.needs.unlabelled ? "learnsFrom.all" : "learnsFrom.labelled")}
                    </span>
                  ) : null}
                </Td>
                <Td className="font-mono text-xs">{experiment.layer.toLowerCase()}</Td>
                <Td>
                  <FigureText
                    figure={auc}
                    form="cell"
                    nSplits={experiment.protocol.nRepeats * experiment.protocol.nSplits}
                  />
                </Td>
                <Td>{bar.drawn ? <IntervalBar row={bar} domain={domain} /> : null}</Td>
                <Td>
                  <FigureText figure={findFigure(experiment.figures, "f1")} form="cell" />
                </Td>
                <Td>
                  <FigureText figure={findFigure(experiment.figures, "recall")} form="cell" />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="text-xs leading-relaxed text-muted-foreground">
          {level === null ? null : t("level", { level: format.number(level, { style: "percent" }) })}{" "}
          {indistinguishable > 0 ? t("overlap", { count: indistinguishable }) : null}{" "}
          {undrawn > 0 ? t("undrawn", { count: undrawn }) : null}
        </p>
      </CardBody>
    </Card>
  );
}
