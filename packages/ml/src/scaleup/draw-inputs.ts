import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { Distribution } from "./distribution.ts";
import type { ProbabilityGrid } from "./probability-grid.ts";
import { medianOf, quantiles } from "./quantiles.ts";
import { INPUT_IDS, type InputId, type Scenario } from "./scenario.ts";

/** n draws of every input; the i-th of each belong together. */
export type InputDraws = Record<InputId, Float64Array>;

/** The inputs of a scenario by their ids. */
export type Inputs = Record<InputId, Distribution>;

export function inputsOf({ inputs }: Scenario): Inputs {
  return Object.fromEntries(inputs.map(({ id, distribution }) => [id, distribution])) as Inputs;
}

/** Draws of independent inputs, every input in an order of its own that depends on the seed and its id alone. */
export function drawInputs(inputs: Inputs, grid: ProbabilityGrid, seed: number): InputDraws {
  return eachInput((id) => {
    const sorted = quantiles(inputs[id], grid);
    return inputs[id].kind === "fixed" ? sorted : inOrderOf(seed, id, sorted);
  });
}

/** Every input at its median: one draw. */
export function medianInputs(inputs: Inputs): InputDraws {
  return eachInput((id) => Float64Array.of(medianOf(inputs[id])));
}

/** The sorted values in the order of a stream of the seed: the same order whatever the values are. */
export function inOrderOf(seed: number, stream: string, sorted: Float64Array): Float64Array {
  return shuffle(sorted, createRandom(seed, "scale-up", stream));
}

function eachInput(draw: (id: InputId) => Float64Array): InputDraws {
  return Object.fromEntries(INPUT_IDS.map((id) => [id, draw(id)])) as InputDraws;
}
