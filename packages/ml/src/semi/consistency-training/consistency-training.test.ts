import { describe, expect, test } from "vitest";
import type { Matrix } from "../../matrix/matrix.ts";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { createRandom } from "../../random/random.ts";
import { MADE, madeRows } from "../made.fixture.ts";
import { fitConsistencyTraining, predictConsistencyTraining } from "./consistency-training.ts";
import { consistencyTrainingMethod } from "./consistency-training-method.ts";
import { drawBatches } from "./draw-batches.ts";
import { createHead, headGradient, runHead } from "./head.ts";

const { x, second, y } = madeRows;
const labelled = [...Array(10).keys()];
const pool = Array.from({ length: 50 }, (_, i) => 10 + i);
const labels = labelled.map((row) => y[row]);
const tools = (seed = 1) => ({ random: createRandom(seed) });

/** The second view with one column of the first, as the fixture's strong copy. */
const strong: Matrix = matrixFromRows(MADE.data.x.map((row, i) => [...MADE.data.second[i], row[0]]));
const copies = {
  labelledWeak: [takeRows(x, labelled)],
  unlabelledWeak: [takeRows(x, pool)],
  unlabelledStrong: [takeRows(strong, pool)],
};

describe("fitConsistencyTraining", () => {
  test.each(MADE.consistencyTraining)(
    "a linear head takes the same steps as numpy (threshold $threshold, lambda $lambda)",
    async ({ weights, confidentShare, ...params }) => {
      const model = await fitConsistencyTraining(copies, labels, params, tools());
      expect(largestGap(model.head.weights, weights)).toBeLessThan(1e-8);
      expect(model.confidentShare).toBeCloseTo(confidentShare, 12);
    },
  );

  test("the same seed gives the same bytes in small batches, another seed others", async () => {
    const params = { hiddenUnits: 5, batchSize: 4, mu: 2, maxIter: 20 };
    const fit = async (seed: number) =>
      (await fitConsistencyTraining(copies, labels, params, tools(seed))).head.weights;
    expect(await fit(3)).toEqual(await fit(3));
    expect(await fit(3)).not.toEqual(await fit(4));
  });

  test("lambda 0, or no unlabelled row, is training on the labels alone", async () => {
    const none = { labelledWeak: copies.labelledWeak, unlabelledWeak: [], unlabelledStrong: [] };
    const alone = await fitConsistencyTraining(none, labels, {}, tools());
    const without = await fitConsistencyTraining(copies, labels, { lambda: 0 }, tools());
    expect(without).toEqual(alone);
    expect(alone.confidentShare).toBe(0);
  });

  test("strong copies teach a column that the labelled copies never vary in", async () => {
    // Column 0 tells the classes apart on weak copies; strong copies lose it and keep column 1.
    const weak = matrixFromRows(Array.from({ length: 40 }, (_, i) => [i % 2 === 0 ? -2 : 2, 0]));
    const changed = matrixFromRows(Array.from({ length: 40 }, (_, i) => [0, i % 2 === 0 ? -1 : 1]));
    const few = takeRows(weak, [0, 1, 2, 3]);
    const given = { labelledWeak: [few], unlabelledWeak: [weak], unlabelledStrong: [changed] };
    const model = await fitConsistencyTraining(given, [0, 1, 0, 1], { threshold: 0.7 }, tools());
    const [low, high] = await predictConsistencyTraining(
      model,
      matrixFromRows([
        [0, -1],
        [0, 1],
      ]),
    );
    expect(high - low).toBeGreaterThan(0.5);
    const alone = await fitConsistencyTraining(given, [0, 1, 0, 1], { lambda: 0 }, tools());
    const [same, too] = await predictConsistencyTraining(
      alone,
      matrixFromRows([
        [0, -1],
        [0, 1],
      ]),
    );
    expect(too).toBeCloseTo(same, 12);
  });

  test("stops when it is told to, and refuses no labels", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    await expect(fitConsistencyTraining(copies, labels, {}, { ...tools(), signal })).rejects.toThrow(
      "no longer wanted",
    );
    await expect(fitConsistencyTraining(copies, [], {}, tools())).rejects.toThrow("10 labelled rows and 0 labels");
  });
});

test.each([0, 6])("the gradient is the loss's slope in every weight (%i hidden units)", async (hidden) => {
  const head = createHead(4, hidden, createRandom(2));
  const rows = { data: Float64Array.from(x.data.subarray(0, 80)), rows: 20, cols: 4 };
  const targets = Array.from({ length: 20 }, (_, i) => i % 2);
  const loss = async () =>
    (await runHead(head, rows)).p.reduce((sum, p, i) => sum - Math.log(targets[i] === 1 ? p : 1 - p), 0);
  const { p, seen } = await runHead(head, rows);
  const gradient = await headGradient(
    head,
    rows,
    seen,
    p.map((probability, i) => probability - targets[i]),
  );
  for (let at = 0; at < head.weights.length; at++) {
    const kept = head.weights[at];
    head.weights[at] = kept + 1e-6;
    const above = await loss();
    head.weights[at] = kept - 1e-6;
    const below = await loss();
    head.weights[at] = kept;
    expect(gradient[at]).toBeCloseTo((above - below) / 2e-6, 5);
  }
});

test("batches hold each row once before any comes again, and all rows in order where they fit", () => {
  const next = drawBatches(7, 3, createRandom(1));
  const seen = [...next(), ...next()];
  expect(new Set(seen).size).toBe(6);
  expect(Array.from(drawBatches(3, 5, createRandom(1))())).toEqual([0, 1, 2]);
});

test("says which views are missing", async () => {
  const rows = { features: second, views: { weak0: second } };
  const asked = consistencyTrainingMethod.learn(
    { labelled: rows, labels: new Int8Array(60).fill(1), groups: new Int32Array(60), unlabelled: rows },
    { threshold: 0.9, lambda: 1, hiddenUnits: 0, learningRate: 0.01, alpha: 0, batchSize: 64, mu: 7, maxIter: 3 },
    { seed: 0 },
  );
  await expect(asked).rejects.toThrow('"strong0"');
});
