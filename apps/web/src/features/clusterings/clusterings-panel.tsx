"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ClusteringsPanelFragment } from "../../generated/graphql.ts";
import { ClusterCard } from "./cluster-card.tsx";
import { ClusteringsTable } from "./clusterings-table.tsx";
import { predictionClustering } from "./prediction-clustering.ts";

graphql(`
  fragment ClusteringsPanel on Study {
    champion {
      id
      layer
    }
    clusterings {
      id
      method
      layer
      nClusters
      chosen
      figures {
        ...FigureFields
      }
      clusters {
        ...ClusterCard
      }
    }
  }
`);

/** Partitions made without labels, and how they meet the labels afterwards. */
export function ClusteringsPanel({ study }: { study: ClusteringsPanelFragment }) {
  const t = useTranslations("clusterings");
  if (study.clusterings.length === 0) return null;
  const shown = predictionClustering(study);
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="space-y-5">
        <ClusteringsTable clusterings={study.clusterings.filter((one) => one.chosen)} />
        {shown ? (
          <div className="space-y-2.5">
            <p className="text-[13px] text-muted-foreground">
              {t("medoids", { layer: shown.layer.toLowerCase(), k: String(shown.nClusters) })}
            </p>
            <ul className="grid gap-3 sm:grid-cols-2">
              {shown.clusters.map((cluster) => (
                <ClusterCard key={cluster.index} cluster={cluster} />
              ))}
            </ul>
          </div>
        ) : null}
        <Expander title={t("all", { count: study.clusterings.length })}>
          <ClusteringsTable clusterings={study.clusterings} />
        </Expander>
      </CardBody>
    </Card>
  );
}
