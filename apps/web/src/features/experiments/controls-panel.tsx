"use client";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { graphql } from "../../generated/gql.ts";
import type { ControlsPanelFragment } from "../../generated/graphql.ts";
import { useDifferenceText } from "./use-difference-text.ts";
import { useExperimentName } from "./use-experiment-name.ts";

graphql(`
  fragment ControlsPanel on Study {
    champion {
      id
    }
    comparison {
      controls {
        experiment {
          ...ExperimentName
          figures {
            ...FigureFields
          }
        }
        gain {
          ...DifferenceFields
        }
        transductive {
          id
          figures {
            ...FigureFields
          }
        }
        shuffledLabels {
          id
          figures {
            ...FigureFields
          }
        }
        holdsChance
        leakage {
          pooledDifference
          interval {
            low
            high
            level
            method
          }
          smallestEffect
          n
          verdict
          reason
        }
      }
    }
  }
`);

type Controls = NonNullable<ControlsPanelFragment["comparison"]>["controls"][number];

/** What stands beside the champion and each semi-supervised result: never mixed with it, always next to it. */
export function ControlsPanel({ study }: { study: ControlsPanelFragment }) {
  const t = useTranslations("compare");
  const tExperiments = useTranslations("experiments");
  const name = useExperimentName();
  const controls = study.comparison?.controls ?? [];
  if (controls.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("controls.title")} description={t("controls.detail")} />
      <CardBody>
        <Table>
          <thead>
            <tr>
              <Th>{t("columns.method")}</Th>
              <Th>{t("controls.inductive")}</Th>
              <Th>{t("controls.gain")}</Th>
              <Th>{t("controls.transductive")}</Th>
              <Th>{t("controls.shuffled")}</Th>
              <Th>{t("controls.leakage")}</Th>
            </tr>
          </thead>
          <tbody>
            {controls.map(({ experiment, gain, transductive, shuffledLabels, holdsChance, leakage }) => (
              <tr key={experiment.id} className="align-top [&>td]:align-top">
                <Td>
                  <span className="flex items-center gap-2 font-medium whitespace-nowrap">
                    {name.method(experiment)}
                    {experiment.id === study.champion?.id ? (
                      <Badge tone="success">{tExperiments("champion")}</Badge>
                    ) : null}
                  </span>
                  <span className="text-xs text-muted-foreground">{name.features(experiment)}</span>
                </Td>
                <Td>
                  <Area figures={experiment.figures} />
                </Td>
                <Td>{gain ? <Difference told={gain} /> : <Dash />}</Td>
                <Td>{transductive ? <Area figures={transductive.figures} /> : <Dash />}</Td>
                <Td>
                  {shuffledLabels ? (
                    <>
                      <Area figures={shuffledLabels.figures} />
                      {holdsChance == null ? null : (
                        <div className="mt-1">
                          <Badge tone={holdsChance ? "success" : "warning"}>
                            {t(holdsChance ? "controls.holds" : "controls.leavesOut")}
                          </Badge>
                        </div>
                      )}
                    </>
                  ) : (
                    <Dash />
                  )}
                </Td>
                <Td>{leakage ? <Leakage told={leakage} /> : <Dash />}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function Dash() {
  return <span className="text-muted-foreground">—</span>;
}

function Area({ figures }: { figures: Controls["experiment"]["figures"] }) {
  return <FigureText figure={findFigure(figures, "rocAuc")} form="cell" />;
}

function Difference({ told }: { told: NonNullable<Controls["gain"]> }) {
  const text = useDifferenceText();
  return (
    <>
      <span className="block font-medium tabular-nums">{text.value(told)}</span>
      <span className="block max-w-48 min-w-40 text-xs leading-relaxed text-muted-foreground">
        {text.spread(told)}
        <br />
        {text.verdict(told)}
      </span>
    </>
  );
}

function Leakage({ told }: { told: NonNullable<Controls["leakage"]> }) {
  const t = useTranslations("compare");
  const text = useDifferenceText();
  const { pooledDifference, interval, smallestEffect, verdict, n } = told;
  if (pooledDifference === 0 && !interval)
    return (
      <>
        <span className="block font-medium tabular-nums">{text.signed(0)}</span>
        <span className="block max-w-48 min-w-40 text-xs leading-relaxed text-muted-foreground">
          {t("controls.same", { n: String(n) })}
        </span>
      </>
    );
  return (
    <>
      <span className="block font-medium tabular-nums">
        {pooledDifference == null ? "—" : text.signed(pooledDifference)}
      </span>
      <span className="block max-w-48 min-w-40 text-xs leading-relaxed text-muted-foreground">
        {text.spread(told)} · n = {n}
        <br />
        {verdict !== "NO_DIFFERENCE_SHOWN"
          ? t(`controls.${verdict}`)
          : smallestEffect == null
            ? t("verdict.NOT_MEASURED")
            : t("verdict.NO_DIFFERENCE_SHOWN", { effect: text.effect(smallestEffect) })}
      </span>
    </>
  );
}
