import { drawNormal } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import type { PrevalenceScores } from "./prevalence-sample.ts";

type Simulated = {
  random: Random;
  normals: number;
  cancers: number;
  pool: number;
  /** Share of cancers in the pool. */
  prevalence: number;
  /** Distance of the classes' means in deviations: the ROC AUC is Phi(separation / sqrt 2). */
  separation?: number;
  /** What the true log odds are multiplied by: 1 gives perfectly calibrated scores. */
  sharpness?: number;
};

/** Two normal classes a `separation` apart, scored by their true posterior at the labelled share of cancers; each row is
 *  a family. The pool's cancers are drawn, so their number varies as in a sample of images. */
export function simulateLabelShift(params: Simulated): PrevalenceScores {
  const { random, normals, cancers, pool, prevalence, separation = 2, sharpness = 1 } = params;
  const prior = Math.log(cancers / normals);
  const score = (cancer: boolean): number => {
    const x = drawNormal(random) + (cancer ? separation / 2 : -separation / 2);
    return 1 / (1 + Math.exp(-sharpness * (separation * x + prior)));
  };
  const labels = Int8Array.from({ length: normals + cancers }, (_, i) => (i < cancers ? 1 : 0));
  return {
    labelled: Float64Array.from(labels, (label) => score(label === 1)),
    labels,
    labelledGroups: Int32Array.from(labels.keys()),
    pool: Float64Array.from({ length: pool }, () => score(random() < prevalence)),
    poolGroups: Int32Array.from({ length: pool }, (_, i) => labels.length + i),
  };
}
