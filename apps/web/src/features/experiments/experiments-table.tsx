"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Card, CardBody } from "../../components/ui/card.tsx";
import { Table, Th } from "../../components/ui/table.tsx";
import { useFigureName } from "../../figures/use-figure-name.ts";
import type { ExperimentLineFragment } from "../../generated/graphql.ts";
import { ExperimentLine } from "./experiment-line.tsx";
import { ExperimentsFilters } from "./experiments-filters.tsx";
import { CHOSEN_MAX, chosenParams, experimentsParams } from "./experiments-params.ts";
import { prepareExperiments } from "./prepare-experiments.ts";
import { SortTh } from "./sort-th.tsx";
import { useExperimentName } from "./use-experiment-name.ts";

type ExperimentsTableProps = { experiments: ExperimentLineFragment[]; championId: string | null };

/** Every experiment of the data set; some of them can be chosen, and one pinned, to be compared. */
export function ExperimentsTable({ experiments, championId }: ExperimentsTableProps) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const figureName = useFigureName();
  const name = useExperimentName();
  const [view] = useQueryStates(experimentsParams);
  const [{ base, with: chosen }, setChosen] = useQueryStates(chosenParams);
  const rows = prepareExperiments(experiments, view, name.full);
  const choose = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    void setChosen({ with: next.length > 0 ? next : null });
  };
  const others = chosen.filter((id) => id !== base);
  return (
    <Card>
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <ExperimentsFilters total={rows.length} />
        <p className="text-xs text-muted-foreground" aria-live="polite">
          {t(base ? (others.length > 0 ? "choice.shown" : "choice.others") : "choice.pin", {
            count: others.length,
            max: format.number(CHOSEN_MAX),
          })}
        </p>
        {rows.length === 0 ? (
          <p className="py-8 text-center text-sm text-muted-foreground">{t("noMatch")}</p>
        ) : (
          <Table aria-label={t("title")}>
            <thead>
              <tr>
                <Th className="w-px">
                  <span className="sr-only">{t("choice.label")}</span>
                </Th>
                <SortTh field="METHOD">{t("columns.method")}</SortTh>
                <Th>{t("columns.protocol")}</Th>
                <SortTh field="AUC">{figureName("rocAuc")}</SortTh>
                <SortTh field="RECALL">{t("columns.recallAtTarget")}</SortTh>
                <SortTh field="BRIER">{figureName("brier")}</SortTh>
                <SortTh field="N" end>
                  n
                </SortTh>
                <SortTh field="DURATION">{t("columns.duration")}</SortTh>
              </tr>
            </thead>
            <tbody>
              {rows.map((experiment) => (
                <ExperimentLine
                  key={experiment.id}
                  experiment={experiment}
                  champion={experiment.id === championId}
                  pinned={experiment.id === base}
                  chosen={chosen.includes(experiment.id)}
                  full={others.length >= CHOSEN_MAX}
                  onChoose={(on) => choose(experiment.id, on)}
                  onPin={() => void setChosen({ base: experiment.id === base ? null : experiment.id })}
                />
              ))}
            </tbody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}
