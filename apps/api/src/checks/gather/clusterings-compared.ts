import type { ReportFindings } from "../../deliverables/tell-report.ts";
import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

type Clustering = Pick<ReportFindings["clusterings"][number], "method" | "layer" | "nClusters" | "figures">;

/** What a partition must have been judged by: what it is without labels, how it agrees with them, whether it comes again. */
const INTERNAL = "silhouette";
const EXTERNAL = "adjustedRandIndex";
const STABILITY = "stability";

/** Were several methods of clustering compared, each by an internal index, an external one and stability? */
export function clusteringsCompared(clusterings: readonly Clustering[]): CheckEvidence {
  const id = "clusteringsCompared";
  if (clusterings.length === 0) return notRun(id, "NO_CLUSTERING");
  const judged = clusterings.filter((one) =>
    [INTERNAL, EXTERNAL, STABILITY].every((index) => indexValue(one, index) !== null),
  );
  const [best] = [...judged].sort((a, b) => (indexValue(b, EXTERNAL) ?? 0) - (indexValue(a, EXTERNAL) ?? 0));
  const n = Math.max(...clusterings.map(({ figures }) => figures.find(({ id }) => id === INTERNAL)?.n ?? 0));
  // Without labels of both classes no partition can be held against them.
  if (!best && clusterings.every((one) => indexValue(one, EXTERNAL) === null))
    return undecided(id, "NO_LABELS_OF_BOTH", n);
  const nMethods = new Set(judged.map(({ method }) => method)).size;
  const counts = { nMethods, nPartitions: clusterings.length, nJudged: judged.length };
  return evidenceOf(id, {
    ...{ value: nMethods, n },
    evidence: best
      ? {
          code: "CHECK_CLUSTERINGS",
          params: {
            ...{ ...counts, method: best.method, layer: best.layer, nClusters: best.nClusters },
            agreement: indexValue(best, EXTERNAL) ?? 0,
          },
        }
      : { code: "CHECK_CLUSTERINGS_NOT_JUDGED", params: counts },
  });
}

function indexValue({ figures }: Clustering, id: string): number | null {
  return figures.find((figure) => figure.id === id)?.value ?? null;
}
