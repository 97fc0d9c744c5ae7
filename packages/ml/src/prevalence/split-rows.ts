import { countFamilies } from "../protocol/count-families.ts";
import type { ExperimentInputs } from "../protocol/experiment.ts";
import { UNLABELED } from "../protocol/labels.ts";
import { type Sample, type TrainingRows, takeSample } from "../registry/learner.ts";
import type { PrevalenceReport } from "./prevalence-report.ts";

export type PrevalenceRows = {
  sample: Sample;
  /** Rows with a label. */
  labelled: number[];
  /** Rows without a label whose family has none. */
  pool: number[];
  poolGroups: number[];
  training: TrainingRows;
  counts: PrevalenceReport["counts"];
};

/** The labelled rows and the pool. Unlabelled rows of a labelled row's family are left out of the pool: models have
 *  seen their like with its label, and score them as no other. */
export function splitRows({ features, views = {}, labels, groups }: ExperimentInputs): PrevalenceRows {
  const sample = { features, views };
  const rows = Array.from(labels.keys());
  const labelled = rows.filter((row) => labels[row] !== UNLABELED);
  const unlabelled = rows.filter((row) => labels[row] === UNLABELED);
  const seen = new Set(labelled.map((row) => groups[row]));
  const pool = unlabelled.filter((row) => !seen.has(groups[row]));
  const poolGroups = pool.map((row) => groups[row]);
  const { normal, cancer, normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  return {
    sample,
    labelled,
    pool,
    poolGroups,
    training: {
      labelled: takeSample(sample, labelled),
      labels: Int8Array.from(labelled, (row) => labels[row]),
      groups: Int32Array.from(labelled, (row) => groups[row]),
      unlabelled: takeSample(sample, unlabelled),
      unlabelledGroups: Int32Array.from(unlabelled, (row) => groups[row]),
    },
    counts: {
      nNormal: normal,
      nCancer: cancer,
      normalFamilies,
      cancerFamilies,
      nPool: pool.length,
      poolFamilies: new Set(poolGroups).size,
      nRelated: unlabelled.length - pool.length,
    },
  };
}
