import { describe, expect, test } from "vitest";
import { drawNormal, shuffle } from "./draw.ts";
import { createRandom, forkRandom, type Random } from "./random.ts";

const take = (random: Random, n: number): number[] => Array.from({ length: n }, () => random());

describe("createRandom", () => {
  test("the same seed gives the same numbers, another seed or path gives others", () => {
    expect(take(createRandom(7), 20)).toEqual(take(createRandom(7), 20));
    const streams = [
      createRandom(7),
      createRandom(8),
      createRandom(7, "a"),
      createRandom(7, "b"),
      createRandom(7, "a", 1),
    ];
    streams.push(createRandom(7, 1), createRandom(7, "1"), createRandom(-7), createRandom(7 + 2 ** 40));
    expect(new Set(streams.map((random) => random())).size).toBe(streams.length);
  });

  test("a stream named by a path does not move when another stream is drawn from", () => {
    const before = take(createRandom(3, "fold", 2), 5);
    take(createRandom(3, "fold", 1), 100);
    expect(take(createRandom(3, "fold", 2), 5)).toEqual(before);
  });

  test("numbers are in [0, 1), with the mean and variance of a uniform law", () => {
    const n = 100_000;
    const values = take(createRandom(1), n);
    expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  test("neighbouring seeds are not correlated", () => {
    const n = 4000;
    const first = Array.from({ length: n }, (_, seed) => createRandom(seed)() - 0.5);
    const product = first.slice(1).reduce((sum, value, i) => sum + value * first[i], 0) / (n - 1);
    expect(Math.abs(product * 12)).toBeLessThan(0.05);
  });

  test("a seed that is no integer is refused with its value", () => {
    expect(() => createRandom(0.5)).toThrow("0.5");
    expect(() => createRandom(Number.NaN)).toThrow("NaN");
  });
});

test("a fork repeats with its parent and differs from it", () => {
  const [a, b] = [createRandom(5), createRandom(5)];
  expect(take(forkRandom(a), 5)).toEqual(take(forkRandom(b), 5));
  expect(take(forkRandom(a), 5)).not.toEqual(take(a, 5));
});

test("a shuffle keeps every item and puts each in each place about equally often", () => {
  const random = createRandom(2);
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffle(["a", "b", "c"], random).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test("normal draws have mean 0 and deviation 1", () => {
  const random = createRandom(4);
  const n = 50_000;
  const values = Array.from({ length: n }, () => drawNormal(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / n;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
});
