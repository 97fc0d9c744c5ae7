"use client";
import { useTranslations } from "next-intl";
import type { Layer } from "../../generated/graphql.ts";

/** "cluster 2 of 3, avgpool": a number alone would mean another cluster on another layer.
 *  @returns null without a cluster, or without the clustering that gives the number its meaning */
export function useClusterName(): (
  index: number | null | undefined,
  clustering: { layer: Layer; nClusters: number } | null,
) => string | null {
  const t = useTranslations("clusterings");
  return (index, clustering) =>
    index == null || !clustering
      ? null
      : t("named", {
          index: String(index + 1),
          k: String(clustering.nClusters),
          layer: clustering.layer.toLowerCase(),
        });
}
