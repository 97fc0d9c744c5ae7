import { chooseInsideFolds } from "@brainscan/ml/cluster/choose-inside-folds";
import { assignmentsOf } from "../../clusters/count-clusters.ts";
import type { ReportFindings } from "../../deliverables/tell-report.ts";
import type { Explored } from "./explore.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { familiesOf, labelsOf } from "./study-rows.ts";

/** How well the clustering that agrees best with some labels agrees with others; null without clusterings. */
export function chooseClustering(
  { clusterings }: Explored,
  { rows }: StudyInputs,
  params: { nSplits: number; nRepeats: number; seed: number },
): ReportFindings["clusterChoice"] {
  if (clusterings.length === 0) return null;
  const { figure, times } = chooseInsideFolds(
    clusterings.map((clustering) => assignmentsOf(clustering)),
    labelsOf(rows),
    familiesOf(rows),
    params,
  );
  const chosen = clusterings
    .map(({ method, layer, nClusters }, at) => ({ method, layer, nClusters, times: times[at] }))
    .filter((one) => one.times > 0)
    .sort((a, b) => b.times - a.times);
  return { figure, chosen };
}
