import type { Distribution } from "@brainscan/ml/scaleup/distribution";
import { INPUT_IDS, type InputId, type ScaleUpInput, type Scenario } from "@brainscan/ml/scaleup/scenario";
import type { ScaleUpMeasured } from "../deliverables/report/scale-up-section.ts";
import { assumedInput, knownAssumptions } from "./assumptions.ts";

type MeasuredId = keyof ScaleUpMeasured;
type Rate = NonNullable<ScaleUpMeasured["imagesPerSecond" | "predictionsPerSecond"]>;

/** Fewer figures do not tell how they spread. */
const RATES_MIN = 5;

/** The question as it was asked: what was measured here in the place of what is assumed, and the study's own miss rate and
 *  confidence. */
export function defaultScenario(
  measured: ScaleUpMeasured,
  { alpha, delta }: { alpha: number; delta: number },
): Scenario {
  const { choices, seed, nDraws } = knownAssumptions();
  return {
    inputs: INPUT_IDS.map((id) => inputOf(id, measured)),
    choices: { ...choices, maxMissRate: alpha, confidence: 1 - delta },
    seed,
    nDraws,
  };
}

function inputOf(id: InputId, measured: ScaleUpMeasured): ScaleUpInput {
  if (!isMeasured(id)) return assumedInput(id);
  const found = measured[id];
  if (found) {
    const distribution = "rates" in found ? speedDistribution(found) : ({ kind: "fixed", value: found.value } as const);
    return { id, distribution, provenance: { kind: "measured", figure: `/scaleUp/measured/${id}/value`, n: found.n } };
  }
  if (id === "imageBytes" || id === "embeddingValues") throw new Error(`${id} was not measured`);
  return assumedInput(id);
}

function isMeasured(id: InputId): id is MeasuredId {
  return ["imagesPerSecond", "predictionsPerSecond", "imageBytes", "embeddingValues"].includes(id);
}

/** Log-normal about what was measured over all of it, as wide as its parts differ; of too few parts as wide as is assumed of
 *  a single measurement. */
export function speedDistribution({ value, rates }: Pick<Rate, "value" | "rates">): Distribution {
  return { kind: "logNormal", median: value, sigma: spreadOf(rates) ?? knownAssumptions().measuredOnce.sigma };
}

/** Standard deviation of the logarithms. */
function spreadOf(rates: readonly number[]): number | null {
  if (rates.length < RATES_MIN) return null;
  const logs = rates.map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1));
}
