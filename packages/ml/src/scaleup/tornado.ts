import type { TornadoBar } from "./answer.ts";
import type { Inputs } from "./draw-inputs.ts";
import { missRateQuantiles } from "./draw-rates.ts";
import type { DrawSet } from "./draw-sets.ts";
import type { Plan } from "./plan-specs.ts";
import { planTotal, withInput } from "./plan-total.ts";
import type { QualityPoint } from "./quality.ts";
import { quantilesAt } from "./quantiles.ts";
import { type Choices, INPUT_IDS } from "./scenario.ts";

const ENDS = [0.05, 0.95] as const;
// An input that moves the total by less than this part of it for a hundredth of its own is no part of the cost.
const NO_PART = 1e-12;

/** What moves the total of a plan: the widest bar first. An input that is part of the cost but known exactly has a bar
 *  without width, so that what does not move the total is told too. */
export function tornado(
  plan: Plan,
  inputs: Inputs,
  point: QualityPoint | null,
  { median, choices, normalsWithheld }: { median: DrawSet; choices: Choices; normalsWithheld: boolean },
): TornadoBar[] {
  const totalAt = (at: DrawSet) => planTotal(plan, at, choices, normalsWithheld);
  const today = totalAt(median);
  const bars = INPUT_IDS.filter((id) => id !== "budgetEuro").flatMap((id): TornadoBar[] => {
    const [low, high] = quantilesAt(inputs[id], ENDS);
    const bar = {
      id,
      low,
      high,
      euroAtLow: totalAt(withInput(median, id, low)),
      euroAtHigh: totalAt(withInput(median, id, high)),
    };
    const nudged = totalAt(withInput(median, id, median.inputs[id][0] * 0.99));
    const isPart = Math.abs(nudged - today) > NO_PART * today || width(bar) > NO_PART * today;
    return isPart ? [bar] : [];
  });
  const [low, high] = missRateQuantiles(point, ENDS);
  const missRate: TornadoBar = {
    ...{ low, high, id: "missRate" },
    euroAtLow: totalAt(withMissRate(median, low)),
    euroAtHigh: totalAt(withMissRate(median, high)),
  };
  if (width(missRate) > NO_PART * today) bars.push(missRate);
  return bars.sort((a, b) => width(b) - width(a));
}

/** What is not missed is reviewed or called cancer in the same proportion as before. */
function withMissRate(at: DrawSet, missRate: number): DrawSet {
  const { cancerNormal, cancerReview } = at.rates;
  const reviewed = cancerReview.map((share, i) => (share * (1 - missRate)) / (1 - cancerNormal[i]));
  return { ...at, rates: { ...at.rates, cancerNormal: Float64Array.of(missRate), cancerReview: reviewed } };
}

function width({ euroAtLow, euroAtHigh }: TornadoBar): number {
  return Math.abs(euroAtHigh - euroAtLow);
}
