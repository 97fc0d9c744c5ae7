import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { type ProbabilityGrid, probabilityGrid } from "./probability-grid.ts";

/** Draws n values of anything that has quantiles. */
export type Sampler = {
  grid: ProbabilityGrid;
  /** Sorted values in the order of a stream of the seed: the same order whatever the values are. */
  inOrder(stream: string, sorted: Float64Array): Float64Array;
};

/** Streams are independent of each other and of how many there are. */
export function createSampler(n: number, seed: number): Sampler {
  const orders = new Map<string, Uint32Array>();
  const orderOf = (stream: string) => {
    const known = orders.get(stream);
    if (known) return known;
    const order = new Uint32Array(n);
    for (let i = 0; i < n; i++) order[i] = i;
    orders.set(stream, shuffle(order, createRandom(seed, "scale-up", stream)));
    return order;
  };
  return {
    grid: probabilityGrid(n),
    inOrder: (stream, sorted) => {
      const order = orderOf(stream);
      const drawn = new Float64Array(n);
      for (let i = 0; i < n; i++) drawn[i] = sorted[order[i]];
      return drawn;
    },
  };
}
