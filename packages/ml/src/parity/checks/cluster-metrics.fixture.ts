import { expect } from "vitest";
import { adjustedMutualInformation } from "../../metrics/adjusted-mutual-information.ts";
import { adjustedRandIndex } from "../../metrics/adjusted-rand-index.ts";
import { calinskiHarabasz } from "../../metrics/calinski-harabasz.ts";
import { daviesBouldin } from "../../metrics/davies-bouldin.ts";
import { fowlkesMallows } from "../../metrics/fowlkes-mallows.ts";
import { homogeneityCompletenessV } from "../../metrics/homogeneity-completeness-v.ts";
import { normalizedMutualInformation } from "../../metrics/normalized-mutual-information.ts";
import { silhouetteScore } from "../../metrics/silhouette-score.ts";
import type { Check, SklearnCase } from "../sklearn-cases.fixture.ts";

type Params = { labelsTrue: number[]; labelsPred: number[] };
type ClusterMetricsCase = SklearnCase<Params, Record<string, number>, { abs: number; rel: number }>;

/** External indices compare the two lists of labels, internal ones judge `labelsPred` on the features. */
export const checkClusterMetrics: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as ClusterMetricsCase;
  const { labelsTrue, labelsPred } = params;
  const ours: Record<string, number | null> = {
    adjustedRand: adjustedRandIndex(labelsTrue, labelsPred),
    nmi: normalizedMutualInformation(labelsTrue, labelsPred),
    ami: adjustedMutualInformation(labelsTrue, labelsPred),
    ...homogeneityCompletenessV(labelsTrue, labelsPred),
    fowlkesMallows: fowlkesMallows(labelsTrue, labelsPred),
    silhouette: await silhouetteScore(features, labelsPred),
    calinskiHarabasz: calinskiHarabasz(features, labelsPred),
    daviesBouldin: daviesBouldin(features, labelsPred),
  };
  for (const [name, wanted] of Object.entries(expected)) {
    const gap = Math.abs((ours[name] ?? Number.NaN) - wanted);
    const allowed = Math.max(tolerance.abs, tolerance.rel * Math.abs(wanted));
    expect(gap, `${name} is ${ours[name]}, scikit-learn has ${wanted}`).toBeLessThanOrEqual(allowed);
  }
};
