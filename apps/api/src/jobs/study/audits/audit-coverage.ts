import type { Coverage } from "@brainscan/ml/audit/coverage/find-uncovered";
import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { AuditSample } from "./audit-sample.ts";
import type { AuditTools } from "./audit-tools.ts";

/** Which images have no label near them, cluster by cluster.
 *  @param clusters  of each row of the study; null without a clustering
 *  @returns also the rows of the study that have none, and the distance beyond which that is so */
export async function auditCoverage(
  { ask }: AuditTools,
  { features, labels, groups, keys, rows, pathOf }: AuditSample,
  clusters: Int32Array | null,
): Promise<{ section: AuditsSection["coverage"]; uncovered: Set<number>; distanceMax: number | null }> {
  const found: Coverage = await ask("coverage", {
    ...{ features, labels, groups, keys },
    clusters: clusters && Int32Array.from(rows, (row) => clusters[row]),
  });
  const { distances: _distances, nearestLabelled: _nearest, uncovered, regions, ...counts } = found;
  return {
    section: {
      ...counts,
      regions: regions.map((region) => ({ ...region, examples: region.examples.map(pathOf) })),
    },
    uncovered: new Set(rows.filter((_, at) => uncovered[at])),
    distanceMax: found.distanceMax,
  };
}
