import { drawInputs, type InputDraws, type Inputs, medianInputs } from "./draw-inputs.ts";
import { drawRates, medianRates, type RateDraws } from "./draw-rates.ts";
import type { QualityPoint } from "./quality.ts";
import { createSampler, type Sampler } from "./sampler.ts";
import type { Scenario } from "./scenario.ts";

/** Inputs and the classifier's rates, drawn together. */
export type DrawSet = { inputs: InputDraws; rates: RateDraws };

/** Draws of a scenario unless it says otherwise. */
export const DEFAULT_DRAWS = 20_000;

/** Draws behind each point of a curve, which may have many: stratified, they still give its ranges to a few per cent. */
export const CURVE_DRAWS = 1000;

export type Draws = {
  all: DrawSet;
  fewer: DrawSet;
  /** Everything at its median: one draw. */
  median: DrawSet;
  /** Rates at another point, with the fewer draws. */
  ratesAt(point: QualityPoint): RateDraws;
};

export function drawSets({ seed, nDraws }: Scenario, inputs: Inputs, point: QualityPoint | null): Draws {
  const set = (sampler: Sampler): DrawSet => ({
    inputs: drawInputs(inputs, sampler),
    rates: drawRates(point, sampler),
  });
  const few = createSampler(Math.min(nDraws, CURVE_DRAWS), seed);
  return {
    all: set(createSampler(nDraws, seed)),
    fewer: set(few),
    median: { inputs: medianInputs(inputs), rates: medianRates(point) },
    ratesAt: (other) => drawRates(other, few),
  };
}
