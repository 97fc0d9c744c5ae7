import type { listRepresentatives } from "@brainscan/db/queries/predictions";
import type { ClusteringRow } from "@brainscan/db/queries/studies";
import { type ClusterCounts, countClusters } from "../../clusters/count-clusters.ts";

export type ClusteringModel = ClusteringRow;

type Representative = Awaited<ReturnType<typeof listRepresentatives>>[number];

export type ClusterModel = ClusterCounts & { medoidIds: string[] };

/** @param images  the study's distinct images, in matrix order */
export function clustersOf(clustering: ClusteringModel, images: readonly Representative[]): ClusterModel[] {
  const labels = images.map(({ label }) => label);
  return countClusters(clustering, labels).map((counts) => ({
    ...counts,
    medoidIds: clustering.medoids[counts.index].map((position) => images[position].imageId),
  }));
}
