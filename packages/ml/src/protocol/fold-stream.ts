import { createRandom, type Random } from "../random/random.ts";

/** The stream that deals the families of one repeat: asking for more repeats never changes the first ones. */
export function foldStream(seed: number, repeat: number): Random {
  return repeat === 0 ? createRandom(seed, "folds") : createRandom(seed, "folds", repeat);
}
