/** Uniform in [0, 1), 53 bits. */
export type Random = () => number;

/** A seeded generator: xoshiro128** (Blackman and Vigna 2018, period 2^128 - 1), its state filled by MurmurHash3's
 *  32-bit finaliser over the seed and the path.
 *  `path` names an independent stream of the same seed, so that one part's draws never shift another's:
 *  `createRandom(7, "fold", 3)` gives the same numbers whatever else was drawn.
 *  @param seed  any integer; its low 53 bits count
 *  @throws RangeError when the seed is not a safe integer */
export function createRandom(seed: number, ...path: (number | string)[]): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed must be an integer, got ${seed}`);
  let [a, b, c, d] = seedState(seed, path);
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** A new independent generator fed by two draws of `random`. */
export function forkRandom(random: Random): Random {
  return createRandom(Math.floor(random() * 2 ** 53), Math.floor(random() * 2 ** 32));
}

function seedState(seed: number, path: (number | string)[]): [number, number, number, number] {
  let hash = mix(mix(0x9e3779b9, seed | 0), Math.floor(seed / 2 ** 32) | 0);
  for (const step of path) {
    const text = `${typeof step === "number" ? "#" : "$"}${step}`;
    for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
    hash = mix(hash, text.length);
  }
  const words = [1, 2, 3, 4].map((step) => {
    hash = mix(hash, step);
    return hash;
  });
  // An all-zero state would stay zero for ever.
  if (words.every((word) => word === 0)) return [1, 0, 0, 0];
  return [words[0], words[1], words[2], words[3]];
}

function mix(hash: number, value: number): number {
  let h = (Math.imul(hash ^ value, 0x9e3779b1) + 0x7f4a7c15) | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
