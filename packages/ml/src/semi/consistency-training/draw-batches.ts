import { shuffle } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";

/** Rows of one step after another: all of them, in order, when they fit; else each once before any comes again. */
export function drawBatches(n: number, size: number, random: Random): () => Int32Array {
  const order = Int32Array.from({ length: n }, (_, row) => row);
  if (size >= n) return () => order;
  let next = n;
  return () => {
    if (next + size > n) {
      shuffle(order, random);
      next = 0;
    }
    next += size;
    return order.slice(next - size, next);
  };
}
