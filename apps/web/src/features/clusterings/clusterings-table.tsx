"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { useFigureName } from "../../figures/use-figure-name.ts";
import type { ClusteringsPanelFragment } from "../../generated/graphql.ts";
import { useClusteringMethod } from "./use-clustering-method.ts";

export function ClusteringsTable({ clusterings }: { clusterings: ClusteringsPanelFragment["clusterings"] }) {
  const t = useTranslations("clusterings");
  const format = useFormatter();
  const figureName = useFigureName();
  const methodName = useClusteringMethod();
  return (
    <Table>
      <thead>
        <tr>
          <Th>{t("method")}</Th>
          <Th>{t("layer")}</Th>
          <Th className="text-right">{t("nClusters")}</Th>
          <Th>{figureName("silhouette")}</Th>
          <Th>{figureName("adjustedRandIndex")}</Th>
        </tr>
      </thead>
      <tbody>
        {clusterings.map((one) => (
          <tr key={one.id}>
            <Td>
              <span className="flex items-center gap-2 whitespace-nowrap">
                {methodName(one.method)}
                {one.chosen ? <Badge tone="success">{t("chosen")}</Badge> : null}
              </span>
            </Td>
            <Td className="font-mono text-xs">{one.layer.toLowerCase()}</Td>
            <Td className="text-right">{format.number(one.nClusters)}</Td>
            <Td>
              <FigureText figure={findFigure(one.figures, "silhouette")} />
            </Td>
            <Td>
              <FigureText figure={findFigure(one.figures, "adjustedRandIndex")} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
