import type { Random } from "./random.ts";

/** A whole number in [0, n). */
export function drawIndex(random: Random, n: number): number {
  return Math.floor(random() * n);
}

/** Uniform in [low, high). */
export function drawUniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Normal with mean 0 and deviation 1, by Box and Muller's transform (one of the pair is dropped: no hidden state). */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** Shuffles in place (Fisher and Yates) and returns the same array. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(items: T, random: Random): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = drawIndex(random, i + 1);
    const kept = items[i];
    items[i] = items[j];
    items[j] = kept;
  }
  return items;
}
