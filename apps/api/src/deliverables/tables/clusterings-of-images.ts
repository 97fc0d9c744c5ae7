import { isDeepStrictEqual } from "node:util";
import { listClusteringsOfStudies, type StudyRow } from "@brainscan/db/queries/studies";
import type { App } from "../../app.ts";
import { assignmentsOf } from "../../clusters/count-clusters.ts";
import type { Report } from "../report.ts";
import type { ClusteringOfImages } from "./image-tables.ts";

type Told = Report["clusterings"][number];

/** The report's clusterings, in its order, with the cluster of each image. */
export async function clusteringsOfImages(
  app: App,
  study: StudyRow,
  { clusterings }: Pick<Report, "clusterings">,
): Promise<ClusteringOfImages[]> {
  const stored = await listClusteringsOfStudies(app.database.orm, [study.runId]);
  const settings = ({
    method,
    layer,
    nClusters,
    parameters,
  }: Pick<Told, "method" | "layer" | "nClusters" | "parameters">) => ({ method, layer, nClusters, parameters });
  return clusterings.map((told) => {
    const row = stored.find((other) => isDeepStrictEqual(settings(other), settings(told)));
    if (!row) throw new Error(`the study ${study.runId} has no clustering ${JSON.stringify(settings(told))}`);
    return { ...settings(told), assignments: assignmentsOf(row) };
  });
}
