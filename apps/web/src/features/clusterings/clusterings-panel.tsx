"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ClusteringsPanelFragment } from "../../generated/graphql.ts";
import { ChoiceOfKTable } from "./choice-of-k-table.tsx";
import { ClusterCard } from "./cluster-card.tsx";
import { predictionClustering } from "./prediction-clustering.ts";
import { prepareChoiceOfK } from "./prepare-choice-of-k.ts";

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
      preferredBy
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
        {prepareChoiceOfK(study.clusterings, study.champion?.layer ?? "AVGPOOL").map((choice) => (
          <ChoiceOfKTable key={`${choice.layer} ${choice.method}`} choice={choice} />
        ))}
        <p className="text-xs leading-relaxed text-muted-foreground">{t("reading")}</p>
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
      </CardBody>
    </Card>
  );
}
