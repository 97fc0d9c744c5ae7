import { describe, expect, it } from "vitest";
import { type TryOut, tune, tuningSpace } from "./tune.ts";

/** Each way's images a second as given, a trial taking as long as asked. */
function machine(rateOf: (threads: number, batchSize: number) => number, durationMs = 100): TryOut {
  return async ({ threads, batchSize }) => ({ imagesPerSecond: rateOf(threads, batchSize), durationMs });
}

describe("of the ways that were tried", () => {
  const space = { threads: [8, 4], batchSizes: [1, 4, 8] };

  it("the clearly fastest is taken, and all of them are told", async () => {
    const tuned = await tune(
      space,
      machine((threads, batchSize) => (threads === 4 ? 300 : 200) + batchSize * 10),
    );
    expect(tuned).toEqual({
      ...{ threads: 4, batchSize: 8 },
      tried: [
        { threads: 8, batchSize: 1, imagesPerSecond: 210 },
        { threads: 8, batchSize: 4, imagesPerSecond: 240 },
        { threads: 8, batchSize: 8, imagesPerSecond: 280 },
        { threads: 4, batchSize: 8, imagesPerSecond: 380 },
      ],
    });
  });

  it("the usual one stays where the others gain no more than the noise of a trial", async () => {
    const tuned = await tune(
      space,
      machine((_, batchSize) => 200 + batchSize),
    );
    expect(tuned).toMatchObject({ threads: 8, batchSize: 1 });
    expect(tuned.tried).toHaveLength(4);
  });

  it("those that would take too long are not tried", async () => {
    // 0.4 images a second and thread: a batch of 4, twice, would take 20 s.
    expect(
      await tune(
        space,
        machine(() => 3.2, 700),
      ),
    ).toMatchObject({ threads: 8, batchSize: 1, tried: { length: 1 } });
    // What was tried before used up the time.
    expect(
      await tune(
        space,
        machine(() => 1000, 800),
      ),
    ).toMatchObject({ tried: { length: 2 } });
  });
});

describe("what comes into question", () => {
  it("on a processor is all cores or fewer, each count once", () => {
    expect(tuningSpace("cpu", 16, {})).toEqual({ threads: [16, 8, 4], batchSizes: [1, 4, 8] });
    expect(tuningSpace("cpu", 2, {}).threads).toEqual([2, 1]);
    expect(tuningSpace("cpu", 1, {}).threads).toEqual([1]);
  });

  it("is only what was not asked for", () => {
    expect(tuningSpace("cpu", 16, { threads: 3 })).toEqual({ threads: [3], batchSizes: [1, 4, 8] });
    expect(tuningSpace("cpu", 4, { threads: 3, batchSize: 2 })).toEqual({ threads: [3], batchSizes: [2] });
    expect(tuningSpace("gpu", 16, {})).toEqual({ threads: [1], batchSizes: [32, 8, 128] });
  });
});
