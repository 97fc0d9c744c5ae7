import type { Distribution } from "./distribution.ts";
import { medianOf, quantiles } from "./quantiles.ts";
import type { Sampler } from "./sampler.ts";
import { INPUT_IDS, type InputId, type Scenario } from "./scenario.ts";

/** n draws of every input; the i-th of each belong together. */
export type InputDraws = Record<InputId, Float64Array>;

/** The inputs of a scenario by their ids. */
export type Inputs = Record<InputId, Distribution>;

export function inputsOf({ inputs }: Scenario): Inputs {
  return Object.fromEntries(inputs.map(({ id, distribution }) => [id, distribution])) as Inputs;
}

/** Draws of independent inputs, every input in an order of its own that depends on the seed and its id alone. */
export function drawInputs(inputs: Inputs, sampler: Sampler): InputDraws {
  return eachInput((id) => {
    const sorted = quantiles(inputs[id], sampler.grid);
    return inputs[id].kind === "fixed" ? sorted : sampler.inOrder(id, sorted);
  });
}

/** Every input at its median: one draw. */
export function medianInputs(inputs: Inputs): InputDraws {
  return eachInput((id) => Float64Array.of(medianOf(inputs[id])));
}

function eachInput(draw: (id: InputId) => Float64Array): InputDraws {
  return Object.fromEntries(INPUT_IDS.map((id) => [id, draw(id)])) as InputDraws;
}
