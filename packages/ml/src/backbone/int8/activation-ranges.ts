/** Smallest and largest value of each activation of a network, by its name, as observed on a sample of images. */
export type ActivationRanges = Readonly<Record<string, readonly [min: number, max: number]>>;

/** Of two samples together. */
export function mergeRanges(a: ActivationRanges, b: ActivationRanges): ActivationRanges {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const merge = (name: string): [number, number] => {
    const [first, second] = [a[name] ?? b[name], b[name] ?? a[name]];
    return [Math.min(first[0], second[0]), Math.max(first[1], second[1])];
  };
  return Object.fromEntries([...names].map((name) => [name, merge(name)]));
}

/** Steps in which a bound is kept, for each power of two: 1.6% of it at most. */
const STEPS = 64;

/** The same ranges with few digits, none of them narrower. Processors differ in the last digits of a float32 sum: of bounds
 *  kept to the last digit, each would make another network of the same sample. */
export function roundOutward(ranges: ActivationRanges): ActivationRanges {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, [min, max]]) => [name, [0 - roundedAway(0 - min), roundedAway(max)]]),
  );
}

function roundedAway(bound: number): number {
  if (bound === 0) return 0;
  const step = 2 ** Math.floor(Math.log2(Math.abs(bound))) / STEPS;
  return Math.ceil(bound / step) * step;
}
