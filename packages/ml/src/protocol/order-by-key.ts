import { takeSample } from "../registry/learner.ts";
import { checkInputs } from "./check-inputs.ts";
import type { ExperimentInputs } from "./experiment.ts";

/** Rows in the order of their keys (by UTF-16 code unit, so that no locale matters); equal keys keep their order.
 *  @returns n: the position of each row in what was given */
export function keyOrder(keys: readonly string[]): Int32Array {
  const order = Int32Array.from(keys, (_, row) => row);
  return order.sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
}

/** The same inputs in the order of their keys: draws and sums then do not depend on the order of the rows.
 *  Without keys, as they were given.
 *  @throws RangeError for inputs of wrong shape or not finite */
export function orderByKey(inputs: ExperimentInputs): { ordered: ExperimentInputs; order: Int32Array } {
  checkInputs(inputs);
  const { features, views = {}, labels, groups, keys } = inputs;
  if (!keys) return { ordered: inputs, order: Int32Array.from(labels.keys()) };
  const order = keyOrder(keys);
  const ordered = {
    ...takeSample({ features, views }, order),
    labels: Int8Array.from(order, (row) => labels[row]),
    groups: Int32Array.from(order, (row) => groups[row]),
  };
  return { ordered, order };
}

/** Values of ordered rows, back where the rows were given. */
export function inGivenOrder(values: Float64Array, order: Int32Array): Float64Array {
  const given = new Float64Array(values.length);
  order.forEach((row, at) => {
    given[row] = values[at];
  });
  return given;
}
