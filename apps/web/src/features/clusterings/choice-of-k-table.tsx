"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { useFigureName } from "../../figures/use-figure-name.ts";
import type { ClusteringsPanelFragment } from "../../generated/graphql.ts";
import type { ChoiceOfK } from "./prepare-choice-of-k.ts";
import { useClusteringMethod } from "./use-clustering-method.ts";

type Clustering = ClusteringsPanelFragment["clusterings"][number];

const columns = ["silhouette", "bic", "stability", "inertia", "adjustedRandIndex", "vMeasure"] as const;

/** Every criterion for each number of clusters tried on one layer, what each prefers, and the number kept. */
export function ChoiceOfKTable({ choice }: { choice: ChoiceOfK<Clustering> }) {
  const t = useTranslations("clusterings");
  const format = useFormatter();
  const figureName = useFigureName();
  const methodName = useClusteringMethod();
  const { candidates, preferences, agreed, kept } = choice;
  const list = format.list(
    preferences.map(({ criterion, nClusters }) =>
      t("prefers", { criterion: figureName(criterion), k: format.number(nClusters) }),
    ),
    { type: "unit" },
  );
  return (
    <section className="space-y-2">
      <h3 className="text-[13px] font-medium">
        {t("choiceOn", { method: methodName(choice.method), layer: choice.layer.toLowerCase() })}
      </h3>
      <p className="text-[13px] text-muted-foreground">
        {preferences.length > 0 ? t("choice", { list }) : null}{" "}
        {agreed === null ? null : t(agreed ? "agree" : "disagree")}{" "}
        {kept === null ? t("noneKept") : t("kept", { k: format.number(kept) })}
      </p>
      <Table>
        <thead>
          <tr>
            <Th className="align-top">{t("nClusters")}</Th>
            {columns.map((id) => (
              <Th key={id} className="min-w-28 align-top whitespace-normal">
                {figureName(id)}
                <span className="block font-normal">{t(`criteria.${id}`)}</span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((one) => (
            <tr key={one.id}>
              <Td className="align-top">
                <span className="flex items-center gap-2">
                  {format.number(one.nClusters)}
                  {one.chosen ? <Badge tone="success">{t("chosen")}</Badge> : null}
                </span>
              </Td>
              {columns.map((id) => (
                <Td key={id} className="align-top">
                  <FigureText figure={findFigure(one.figures, id)} form="cell" />
                  {one.preferredBy.includes(id) ? <Badge className="mt-1 flex w-fit">{t("preferred")}</Badge> : null}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
