import { betaQuantiles } from "./beta-quantiles.ts";
import type { Outcomes, QualityPoint } from "./quality.ts";
import type { Sampler } from "./sampler.ts";

/** n draws of what the classifier does with an image of a class; the rest is called cancer. */
export type RateDraws = {
  cancerNormal: Float64Array;
  cancerReview: Float64Array;
  normalNormal: Float64Array;
  normalReview: Float64Array;
};

type ClassDraws = { normal: Float64Array; review: Float64Array };

const NOTHING_KNOWN: Outcomes = { normal: 0, review: 0, cancer: 0 };

/** What the families of a study leave open about its rates: per class a Dirichlet distribution of the counts, each half a
 *  family larger. Without the halves it is the Bayesian bootstrap of families (Rubin 1981), for which no miss among 50
 *  cancers would be no uncertainty; with them it is Jeffreys' prior. Means over repeats of a cross-validation count as
 *  one set of families, so repeats add no certainty. `point` null: nothing is known but the prior. */
export function drawRates(point: QualityPoint | null, sampler: Sampler): RateDraws {
  return named(point, (stream, alpha, beta) =>
    sampler.inOrder(stream, betaQuantiles(alpha, beta, sampler.grid.shares)),
  );
}

/** Every rate at its median: one draw. */
export function medianRates(point: QualityPoint | null): RateDraws {
  return named(point, (_, alpha, beta) => betaQuantiles(alpha, beta, [0.5]));
}

/** Quantiles of P(decided normal | cancer). */
export function missRateQuantiles(point: QualityPoint | null, shares: readonly number[]): number[] {
  const { normal, review, cancer } = point?.cancers ?? NOTHING_KNOWN;
  return Array.from(betaQuantiles(normal + 0.5, review + cancer + 1, shares));
}

type DrawBeta = (stream: string, alpha: number, beta: number) => Float64Array;

function named(point: QualityPoint | null, draw: DrawBeta): RateDraws {
  const cancers = ofClass("cancers", point?.cancers ?? NOTHING_KNOWN, draw);
  const normals = ofClass("normals", point?.normals ?? NOTHING_KNOWN, draw);
  return {
    ...{ cancerNormal: cancers.normal, cancerReview: cancers.review },
    ...{ normalNormal: normals.normal, normalReview: normals.review },
  };
}

/** A Dirichlet draw is a beta draw of one part, then of the next among what is left. */
function ofClass(name: string, { normal, review, cancer }: Outcomes, draw: DrawBeta): ClassDraws {
  const normals = draw(`${name} normal`, normal + 0.5, review + cancer + 1);
  const reviews = draw(`${name} review`, review + 0.5, cancer + 0.5);
  for (let i = 0; i < reviews.length; i++) reviews[i] *= 1 - normals[i];
  return { normal: normals, review: reviews };
}
