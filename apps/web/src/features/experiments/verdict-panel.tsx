"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { IntervalAxis, IntervalBar } from "../../figures/interval-bar.tsx";
import { prepareIntervals } from "../../figures/prepare-intervals.ts";
import { graphql } from "../../generated/gql.ts";
import type { VerdictPanelFragment } from "../../generated/graphql.ts";
import { correctedFigure } from "./corrected-figure.ts";
import { useDifferenceText } from "./use-difference-text.ts";
import { useExperimentName } from "./use-experiment-name.ts";

graphql(`
  fragment VerdictPanel on Study {
    champion {
      ...ExperimentName
      figures {
        ...FigureFields
      }
    }
    comparison {
      statements
      semiSupervision {
        verdict
      }
      optimism {
        value
        correctedAuc
        correctedInterval {
          low
          high
          level
          method
        }
        nFolds
        reason
        chosenInside {
          times
          experiment {
            ...ExperimentName
          }
        }
      }
    }
  }
`);

const TONES = {
  HELPS: "success",
  HURTS: "destructive",
  DEPENDS_ON_METHOD: "warning",
  NO_DIFFERENCE_SHOWN: "neutral",
  NOT_MEASURED: "neutral",
} as const;

/** The champion with what having chosen it is worth, and what the study's experiments say in sentences. */
export function VerdictPanel({ study }: { study: VerdictPanelFragment }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const { champion, comparison } = study;
  const name = useExperimentName();
  const { effect } = useDifferenceText();
  if (!champion || !comparison) return null;
  const { optimism, semiSupervision, statements } = comparison;
  const auc = findFigure(champion.figures, "rocAuc");
  const corrected = optimism ? correctedFigure(optimism, auc?.n ?? 0) : null;
  const { rows, domain } = prepareIntervals([
    { id: "champion", figure: auc },
    { id: "corrected", figure: corrected },
  ]);
  // The first statement says in words what the corrected figure shows.
  const words = corrected ? statements.slice(1) : statements;
  const nFolds = champion.protocol.nRepeats * champion.protocol.nSplits;
  return (
    <Card>
      <CardHeader
        title={t("verdict.title")}
        description={
          <>
            {t("verdict.champion")} <span className="font-medium text-foreground">{name.full(champion)}</span>
          </>
        }
        actions={
          semiSupervision ? (
            <Badge tone={TONES[semiSupervision.verdict]}>{t(`semi.${semiSupervision.verdict}`)}</Badge>
          ) : null
        }
      />
      <CardBody className="grid gap-6 md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="grid content-start gap-4">
          <div>
            <p className="text-[13px] text-muted-foreground">
              {t(corrected ? "verdict.corrected" : "verdict.measured")}
            </p>
            <FigureText figure={corrected ?? auc} form="headline" nSplits={corrected ? null : nFolds} />
          </div>
          <dl className="grid gap-2 text-[13px]">
            {[
              { id: "measured", term: t("verdict.measured"), row: rows[0], figure: auc },
              { id: "corrected", term: t("verdict.correctedShort"), row: rows[1], figure: corrected },
            ].map(({ id, term, row, figure }) =>
              figure === null ? null : (
                <div key={id} className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-x-3">
                  <dt className="text-muted-foreground">{term}</dt>
                  <dd>
                    {row.drawn ? (
                      <IntervalBar row={row} domain={domain} />
                    ) : (
                      <FigureText figure={figure} nSplits={null} />
                    )}
                  </dd>
                </div>
              ),
            )}
            <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3">
              <span />
              <IntervalAxis domain={domain} />
            </div>
          </dl>
          {optimism?.value != null ? (
            <p className="text-xs leading-relaxed text-muted-foreground">
              {t("verdict.optimism", {
                optimism: effect(Math.max(0, optimism.value)),
                folds: optimism.nFolds,
                list: format.list(
                  optimism.chosenInside.map(({ experiment, times }) =>
                    t("verdict.chosen", { name: name.full(experiment), count: times }),
                  ),
                  { type: "unit" },
                ),
              })}
            </p>
          ) : null}
        </div>
        <ul className="grid content-start gap-2.5 text-[13px] leading-relaxed">
          {words.map((statement) => (
            <li key={statement} className="border-l-2 pl-3 text-muted-foreground">
              {statement}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
