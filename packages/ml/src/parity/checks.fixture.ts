import { checkAgglomerative } from "./checks/agglomerative.fixture.ts";
import { checkClusterMetrics } from "./checks/cluster-metrics.fixture.ts";
import { checkPca } from "./checks/pca.fixture.ts";
import { checkLabelPropagation, checkLabelSpreading } from "./checks/label-spreading.fixture.ts";
import type { Check } from "./sklearn-cases.fixture.ts";

/** How each method of the cases is compared, one line each. */
export const CHECKS: Readonly<Record<string, Check>> = {
  agglomerative: checkAgglomerative,
  clusterMetrics: checkClusterMetrics,
  pca: checkPca,
  labelPropagation: checkLabelPropagation,
  labelSpreading: checkLabelSpreading,
};
