"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { FigureList } from "../../figures/figure-list.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { IntervalBar } from "../../figures/interval-bar.tsx";
import { prepareIntervals } from "../../figures/prepare-intervals.ts";
import { useFigureName } from "../../figures/use-figure-name.ts";
import { graphql } from "../../generated/gql.ts";
import type { ChampionPanelFragment } from "../../generated/graphql.ts";
import { FairnessNote } from "../data-audit/fairness-note.tsx";

graphql(`
  fragment ChampionPanel on Study {
    ...FairnessNote
    champion {
      id
      layer
      method {
        id
        name
        needs {
          unlabelled
        }
      }
      figures {
        ...FigureFields
      }
      protocol {
        nRepeats
        nSplits
        groupedBy
        stratified
      }
    }
  }
`);

/** The experiment whose predictions are shown, and how far its figures can be trusted. */
export function ChampionPanel({ study }: { study: ChampionPanelFragment }) {
  const t = useTranslations("study.champion");
  const format = useFormatter();
  const figureName = useFigureName();
  const { champion } = study;
  if (!champion) {
    return (
      <Card>
        <CardHeader title={t("title")} />
        <CardBody className="text-sm text-muted-foreground">{t("none")}</CardBody>
      </Card>
    );
  }
  const nFolds = champion.protocol.nRepeats * champion.protocol.nSplits;
  const auc = findFigure(champion.figures, "rocAuc");
  const others = champion.figures.filter((figure) => figure.id !== "rocAuc");
  const { rows, domain } = prepareIntervals([{ id: "champion", figure: auc }]);
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("explained", {
          repeats: format.number(champion.protocol.nRepeats),
          splits: format.number(champion.protocol.nSplits),
        })}
      />
      <CardBody className="grid gap-6 md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="empty:hidden md:col-span-2">
          <FairnessNote study={study} />
        </div>
        <div className="space-y-3">
          <p className="text-[13px] text-muted-foreground">
            <span className="font-medium text-foreground">{champion.method?.name ?? t("outside")}</span> ·{" "}
            {t(`layer.${champion.layer}`)}{" "}
            {champion.method
              ? `· ${t(champion.method.needs.unlabelled ? "learnsFrom.all" : "learnsFrom.labelled")}`
              : null}
          </p>
          <div>
            <p className="text-[13px] text-muted-foreground">{figureName("rocAuc")}</p>
            <FigureText figure={auc} form="headline" nSplits={nFolds} />
          </div>
          {rows[0]?.drawn ? <IntervalBar row={rows[0]} domain={domain} axis /> : null}
        </div>
        <FigureList figures={others} nSplits={nFolds} />
      </CardBody>
    </Card>
  );
}
