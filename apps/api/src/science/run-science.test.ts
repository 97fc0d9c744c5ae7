import { runScience } from "@brainscan/api/science/run-science";
import { createMatrix } from "@brainscan/ml/matrix/matrix";
import { createRandom } from "@brainscan/ml/random/random";
import { describe, expect, test } from "vitest";

const random = createRandom(3, "science");
const features = createMatrix(1500, 400);
for (let at = 0; at < features.data.length; at++) features.data[at] = random();
const projection = { features, method: "pca", parameters: {}, seed: 0 };

describe("a computation in its own thread", () => {
  test("answers what the same call gives here", async () => {
    const { coordinates } = await runScience("project", projection, { signal: new AbortController().signal });
    expect(coordinates).toHaveLength(2 * features.rows);
    expect(coordinates.every(Number.isFinite)).toBe(true);
  });

  test("can be aborted at any moment, inside native code or not, and nothing else ends", async () => {
    const moments = [0, 5, 40, 60, 80, 100, 120, 150, 200, 300];
    const outcomes = await Promise.all(
      moments.map(async (afterMs) => {
        const signal = AbortSignal.timeout(afterMs);
        return runScience("project", projection, { signal }).catch((reason: unknown) => reason === signal.reason);
      }),
    );
    expect(outcomes.slice(0, 3)).toEqual([true, true, true]);
    expect(outcomes.every((outcome) => outcome === true || typeof outcome === "object")).toBe(true);
  });

  test("an error of the computation is the caller's", async () => {
    const none = createMatrix(0, 4);
    await expect(
      runScience("project", { ...projection, features: none }, { signal: new AbortController().signal }),
    ).rejects.toThrow("features is 0 x 4");
  });

  test("leaves nothing behind for the next one: neither its listeners nor its error", async () => {
    const ask = (method: string) =>
      runScience("project", { ...projection, method }, { signal: new AbortController().signal });
    const first = await ask("pca");
    for (let again = 0; again < 15; again++) await expect(ask("no method")).rejects.toThrow("no method");
    expect(await ask("pca")).toEqual(first);
  });

  test("goes on in a new thread after an abort in the middle", async () => {
    const whole = await runScience("project", projection, { signal: new AbortController().signal });
    const middle = new AbortController();
    const cut = runScience("project", projection, { signal: middle.signal });
    setTimeout(() => middle.abort(new Error("enough")), 20);
    const next = runScience("project", projection, { signal: new AbortController().signal });
    await expect(cut).rejects.toThrow("enough");
    expect(await next).toEqual(whole);
  });
});
