import { expect, test } from "vitest";
import { createMatrix, type Matrix } from "../../matrix/matrix.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { testLabelShift } from "./label-shift-test.ts";
import { fitWeightedLogistic } from "./weighted-logistic.ts";
import { scoreOrder, weightedRocAuc } from "./weighted-roc-auc.ts";

type Drawn = { seed: number; prevalence: number; nLabelled?: number; nPool?: number; moved?: number };

/** Two classes in five columns; `moved` shifts the whole pool along a column that says nothing of the class. */
function draw({ seed, prevalence, nLabelled = 60, nPool = 180, moved = 0 }: Drawn) {
  const random = createRandom(seed, "label shift", prevalence);
  const features: Matrix = createMatrix(nLabelled + nPool, 5);
  const labels = new Int8Array(features.rows).fill(-1);
  for (let i = 0; i < features.rows; i++) {
    const cancer = i < nLabelled ? i % 2 : Number(random() < prevalence);
    if (i < nLabelled) labels[i] = cancer;
    const at = [2 * cancer, 0, i < nLabelled ? 0 : moved, 0, 0];
    for (let j = 0; j < 5; j++) features.data[i * 5 + j] = at[j] + drawNormal(random) * (j === 1 ? 1 + cancer : 1);
  }
  return { features, labels, groups: Int32Array.from(labels.keys()) };
}

async function run(drawn: Drawn, assumed = drawn.prevalence) {
  const { features, labels, groups } = draw(drawn);
  const params = { nPermutations: 39, nResamples: 100 };
  return testLabelShift(features, labels, groups, assumed, params, { random: createRandom(drawn.seed) });
}

test("under label shift it refutes at most at its level, within Monte Carlo error", async () => {
  const runs = [];
  for (const prevalence of [0.1, 0.5, 0.9])
    for (let seed = 0; seed < 15; seed++) runs.push(await run({ seed, prevalence }));
  const refuted = runs.filter(({ verdict }) => verdict === "REFUTED").length;
  expect(refuted / runs.length).toBeLessThan(0.05 + 2.5 * Math.sqrt((0.05 * 0.95) / runs.length));
  expect(runs.filter(({ verdict }) => verdict === "PLAUSIBLE").length).toBeGreaterThan(runs.length / 2);
});

test("under covariate shift it refutes, at every prevalence", async () => {
  for (const prevalence of [0.1, 0.5, 0.9]) {
    const { verdict, pValue, auc, interval } = await run({ seed: 1, prevalence, moved: 1.2 });
    expect(verdict).toBe("REFUTED");
    expect(pValue).toBe(1 / 40);
    expect(auc).toBeGreaterThan(0.65);
    expect(interval?.low).toBeGreaterThan(0.5);
  }
});

test("label shift is refuted when the labelled rows are reweighted to a share far from the pool's", async () => {
  expect((await run({ seed: 2, prevalence: 0.9, nLabelled: 100, nPool: 300 }, 0.1)).verdict).toBe("REFUTED");
});

test("few families, or a share that leaves few labelled rows any weight, are not decidable, with their numbers", async () => {
  const few = await run({ seed: 1, prevalence: 0.5, nLabelled: 8 });
  expect(few).toMatchObject({ verdict: "NOT_DECIDABLE", auc: null, pValue: null, labelledFamilies: 8, nPool: 180 });
  const none = await run({ seed: 1, prevalence: 0.5, nLabelled: 16 }, 0);
  expect(none).toMatchObject({ verdict: "NOT_DECIDABLE", effectiveLabelled: 8, labelledFamilies: 16 });
});

test("a family is never split: copies of a few labelled images cannot be recognised as labelled", async () => {
  const { features, labels } = draw({ seed: 5, prevalence: 0.5, nLabelled: 120, nPool: 120 });
  // Each family of six labelled rows is one image six times; so is each of the pool.
  const copied = createMatrix(240, 5);
  for (let i = 0; i < 240; i++) {
    const from = i - (i % 6) + (Math.floor(i / 6) % 2);
    copied.data.set(features.data.subarray(from * 5, from * 5 + 5), i * 5);
    labels[i] = labels[from];
  }
  const params = { nPermutations: 39, nResamples: 100 };
  const tools = () => ({ random: createRandom(1) });
  const grouped = Int32Array.from({ length: 240 }, (_, i) => Math.floor(i / 6));
  const found = await testLabelShift(copied, labels, grouped, 0.5, params, tools());
  expect(found.labelledFamilies).toBe(20);
  expect(found.verdict).not.toBe("REFUTED");
});

test("features that do not vary tell nothing apart", async () => {
  const { features, labels, groups } = draw({ seed: 1, prevalence: 0.5 });
  features.data.fill(2);
  const params = { nPermutations: 19, nResamples: 20 };
  const found = await testLabelShift(features, labels, groups, 0.5, params, { random: createRandom(1) });
  expect(found).toMatchObject({ verdict: "PLAUSIBLE", auc: 0.5, pValue: 1 });
});

test("lengths that differ and a share outside 0..1 are refused by value", async () => {
  const { features, labels, groups } = draw({ seed: 1, prevalence: 0.5 });
  const tools = { random: createRandom(1) };
  await expect(testLabelShift(features, labels.slice(1), groups, 0.5, {}, tools)).rejects.toThrow("239");
  await expect(testLabelShift(features, labels, groups, 1.5, {}, tools)).rejects.toThrow("got 1.5");
});

test("weights that count rows give the AUC of the rows so repeated", () => {
  const scores = Float64Array.of(0.1, 0.4, 0.4, 0.8, 0.3);
  const classes = Uint8Array.of(0, 0, 1, 1, 1);
  const weights = Float64Array.of(2, 1, 3, 0, 1);
  const repeated = Array.from(weights).flatMap((weight, i) => Array(weight).fill(i));
  const expected = rocAuc(
    repeated.map((i) => classes[i]),
    repeated.map((i) => scores[i]),
  );
  expect(weightedRocAuc(scoreOrder(scores), scores, classes, weights)).toBeCloseTo(expected ?? Number.NaN, 12);
  expect(weightedRocAuc(scoreOrder(scores), scores, classes, Float64Array.of(1, 1, 0, 0, 0))).toBeNull();
});

test("at its end the weighted regression's gradient is small next to its costs", () => {
  const random = createRandom(2);
  const [n, c] = [200, 3];
  const x = Float64Array.from({ length: n * c }, () => drawNormal(random));
  const y = Uint8Array.from({ length: n }, (_, i) => (random() < 1 / (1 + Math.exp(-x[i * c])) ? 1 : 0));
  const costs = Float64Array.from({ length: n }, () => random());
  const theta = fitWeightedLogistic(x, c, y, costs);
  const gradient = [0, 1, 2].map((j) => {
    return y.reduce((sum, label, i) => {
      const decision = theta[c] + [0, 1, 2].reduce((total, t) => total + theta[t] * x[i * c + t], 0);
      return sum + costs[i] * (1 / (1 + Math.exp(-decision)) - label) * x[i * c + j];
    }, theta[j]);
  });
  for (const value of gradient) expect(Math.abs(value)).toBeLessThan(0.05);
});
