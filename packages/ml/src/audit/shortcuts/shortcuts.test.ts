import { expect, test } from "vitest";
import { holmAdjustment } from "../../metrics/holm-adjustment.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { auditShortcuts, type ShortcutInputs } from "./audit-shortcuts.ts";
import { permutationPValues } from "./permutation-p-values.ts";

/** 60 rows; "planted" follows the label by `strength`, "width" never varies, "noise" says nothing. */
function draw({ seed = 1, strength = 2, n = 60 } = {}) {
  const random = createRandom(seed, "shortcuts test");
  const labels = Array.from({ length: n }, (_, i) => i % 2);
  const planted = labels.map((label) => drawNormal(random) - strength * label);
  const measures = [
    { id: "planted", values: planted },
    { id: "width", values: labels.map(() => 512) },
    { id: "noise", values: labels.map(() => drawNormal(random)) },
  ];
  // A champion that has looked at the planted measure and little else.
  const championScores = planted.map((value) => 1 / (1 + Math.exp(value + 0.2 * drawNormal(random))));
  return { measures, labels, groups: labels.map((_, i) => i), championScores, seed, nRepeats: 1, nPermutations: 199 };
}

test("a planted shortcut is found alone and together, and explains the champion that took it", async () => {
  const { single, together, explained } = await auditShortcuts(draw());
  const [planted, width, noise] = single;
  expect(planted).toMatchObject({ id: "planted", constant: false, n: 60, nDistinct: 60, pValue: 1 / 200 });
  expect(planted.interval?.high).toBeLessThan(0.3);
  expect(planted.holmPValue).toBe(2 / 200);
  expect(width).toEqual({
    id: "width",
    constant: true,
    n: 60,
    nDistinct: 1,
    auc: null,
    interval: null,
    pValue: null,
    holmPValue: null,
    reason: "CONSTANT",
  });
  expect(noise.interval?.low).toBeLessThan(0.5);
  expect(noise.interval?.high).toBeGreaterThan(0.5);
  expect(together).toMatchObject({ n: 60, nFolds: 5 });
  expect(together.interval?.low).toBeGreaterThan(0.6);
  expect(explained.rSquared).toBeGreaterThan(0.9);
  expect(explained.interval?.low).toBeGreaterThan(0.85);
  expect(explained).toMatchObject({ n: 60, nFamilies: 60 });
});

test("where no measure knows the label nothing is found, and a champion of its own is not explained", async () => {
  const random = createRandom(9);
  const inputs = draw({ strength: 0 });
  const championScores = inputs.labels.map(() => random());
  const { single, together, explained } = await auditShortcuts({ ...inputs, championScores });
  for (const { holmPValue } of single) if (holmPValue !== null) expect(holmPValue).toBeGreaterThan(0.05);
  expect(together.interval?.low).toBeLessThan(0.5);
  expect(explained.rSquared).toBeLessThan(0.2);
});

test("thirty measures of noise on forty rows, which could learn them by heart, predict nothing together", async () => {
  const random = createRandom(5);
  const labels = Array.from({ length: 40 }, (_, i) => i % 2);
  const measures = Array.from({ length: 30 }, (_, j) => ({
    id: `noise ${j}`,
    values: labels.map(() => drawNormal(random)),
  }));
  const groups = labels.map((_, i) => i);
  const params = { championScores: null, seed: 1, nRepeats: 1, nPermutations: 19 };
  const { together } = await auditShortcuts({ measures, labels, groups, ...params });
  expect(together.auc).toBeLessThan(0.7);
  expect(together.auc).toBeGreaterThan(0.2);
});

test("p-values of noise are uniform, whatever the sizes of the families", async () => {
  const found: number[] = [];
  for (let seed = 0; seed < 60; seed++) {
    const random = createRandom(seed, "uniform");
    // Families of one to four rows that share their label and nearly their values.
    const groups = Int32Array.from(
      { length: 60 },
      (_, i) => [0, 1, 1, 2, 2, 2, 3, 3, 3, 3][i % 10] + 4 * Math.floor(i / 10),
    );
    const ofFamily = Array.from({ length: 24 }, () => ({ label: random() < 0.4 ? 1 : 0, at: drawNormal(random) }));
    const labels = Int8Array.from(groups, (family) => ofFamily[family].label);
    const measures = [0, 1].map(() => {
      const turned = ofFamily.map(({ at }) => at * (random() < 0.5 ? -1 : 1));
      return Float64Array.from(groups, (family) => turned[family] + 0.01 * drawNormal(random));
    });
    found.push(...(await permutationPValues(measures, labels, groups, { nPermutations: 99 }, { random })));
  }
  for (const level of [0.05, 0.2, 0.5, 0.8]) {
    const share = found.filter((p) => p <= level).length / found.length;
    expect(Math.abs(share - level)).toBeLessThan(3 * Math.sqrt((level * (1 - level)) / found.length));
  }
});

test("the p-value is the share of all deals of the labels that are as far from one half", async () => {
  // Three cancers above three normals: 2 of 20 deals are as far.
  const values = Float64Array.of(1, 2, 3, 4, 5, 6);
  const labels = Int8Array.of(0, 0, 0, 1, 1, 1);
  const groups = Int32Array.of(0, 1, 2, 3, 4, 5);
  const tools = { random: createRandom(1) };
  const [p] = await permutationPValues([values], labels, groups, { nPermutations: 4000 }, tools);
  expect(Math.abs(p - 0.1)).toBeLessThan(3 * Math.sqrt((0.1 * 0.9) / 4000));
});

test("copies of images are no further evidence: interval and p-value stay as they were", async () => {
  const inputs = draw({ strength: 0.7 });
  const thrice = <T>(list: ArrayLike<T>): T[] => Array.from(list).flatMap((value) => [value, value, value]);
  const [alone] = (await auditShortcuts(inputs)).single;
  const [copied] = (
    await auditShortcuts({
      ...inputs,
      measures: inputs.measures.map(({ id, values }) => ({ id, values: thrice(values) })),
      labels: thrice(inputs.labels),
      groups: thrice(inputs.groups),
      championScores: null,
    })
  ).single;
  expect(copied.auc).toBeCloseTo(alone.auc ?? Number.NaN, 12);
  expect(copied.interval?.low).toBeCloseTo(alone.interval?.low ?? Number.NaN, 10);
  expect(copied.pValue).toBe(alone.pValue);
  expect(copied.n).toBe(180);
});

test("labels turned over turn the area over and keep its p-value", async () => {
  const inputs = draw({ strength: 0.5 });
  const [one] = (await auditShortcuts(inputs)).single;
  const [turned] = (await auditShortcuts({ ...inputs, labels: inputs.labels.map((label) => 1 - label) })).single;
  expect(turned.auc).toBeCloseTo(1 - (one.auc ?? Number.NaN), 12);
  expect(turned.interval?.low).toBeCloseTo(1 - (one.interval?.high ?? Number.NaN), 10);
});

test("p-values are adjusted for the measures that vary, all of them", async () => {
  const { single } = await auditShortcuts(draw({ strength: 0.6 }));
  const tested = single.filter(({ pValue }) => pValue !== null);
  expect(tested.map(({ holmPValue }) => holmPValue)).toEqual(
    Array.from(holmAdjustment(tested.map(({ pValue }) => pValue ?? 1))),
  );
  expect(tested).toHaveLength(2);
});

test("with keys any order of rows gives the same audit", async () => {
  const inputs: ShortcutInputs = { ...draw(), keys: Array.from({ length: 60 }, (_, i) => `image ${100 + i}`) };
  const order = shuffle(
    Array.from({ length: 60 }, (_, i) => i),
    createRandom(3),
  );
  const moved = <T>(list: ArrayLike<T>): T[] => order.map((row) => list[row]);
  const again = await auditShortcuts({
    ...inputs,
    measures: inputs.measures.map(({ id, values }) => ({ id, values: moved(values) })),
    labels: moved(inputs.labels),
    groups: moved(inputs.groups),
    championScores: moved(inputs.championScores ?? []),
    keys: moved(inputs.keys ?? []),
  });
  expect(again).toEqual(await auditShortcuts(inputs));
  expect(JSON.parse(JSON.stringify(again))).toEqual(again);
});

test("one class, one family, constant measures and a missing champion each give null with their reason", async () => {
  const inputs = draw();
  const zeros = inputs.labels.map(() => 0);
  const oneClass = await auditShortcuts({ ...inputs, labels: zeros });
  expect(oneClass.single[0]).toMatchObject({ auc: null, pValue: null, reason: "ONE_CLASS" });
  expect(oneClass.together).toMatchObject({ auc: null, reason: "TOO_FEW_FAMILIES" });
  const oneFamily = await auditShortcuts({ ...inputs, groups: zeros });
  expect(oneFamily.single[0]).toMatchObject({ interval: null, pValue: 1, reason: "TOO_FEW_FAMILIES" });
  expect(oneFamily.together).toMatchObject({ auc: null, interval: null, nFolds: 0, reason: "TOO_FEW_FAMILIES" });
  expect(oneFamily.explained).toMatchObject({ rSquared: null, nFamilies: 1, reason: "TOO_FEW_FAMILIES" });
  const constant = await auditShortcuts({ ...inputs, measures: [inputs.measures[1]] });
  expect(constant.together).toMatchObject({ auc: null, reason: "CONSTANT" });
  expect(constant.explained).toMatchObject({ rSquared: null, reason: "CONSTANT" });
  const missing = await auditShortcuts({ ...inputs, championScores: null });
  expect(missing.explained).toMatchObject({ rSquared: null, n: 0, reason: "NO_SCORES" });
  const flat = await auditShortcuts({ ...inputs, championScores: inputs.labels.map(() => 0.5) });
  expect(flat.explained).toMatchObject({ rSquared: null, interval: null, n: 60, reason: "NO_SPREAD" });
  const parting = await auditShortcuts({ ...inputs, measures: [{ id: "label", values: inputs.labels }] });
  expect(parting.single[0]).toMatchObject({ auc: 1, interval: null, reason: "NO_SPREAD", pValue: 1 / 200 });
  expect(parting.together).toMatchObject({ auc: 1, interval: null, nFolds: 5, reason: "NO_SPREAD" });
  const none = await auditShortcuts({ ...inputs, measures: [], labels: [], groups: [], championScores: [] });
  expect(none).toMatchObject({ single: [], together: { auc: null, n: 0 }, explained: { rSquared: null, n: 0 } });
});

test("rows that the champion did not score are left out of what it is explained by", async () => {
  const inputs = draw();
  const championScores = inputs.championScores.map((score, row) => (row < 10 ? Number.NaN : score));
  const { explained } = await auditShortcuts({ ...inputs, championScores });
  expect(explained).toMatchObject({ n: 50, nFamilies: 50 });
  expect(explained.rSquared).toBeGreaterThan(0.9);
});

test("what cannot be is refused by value, and an aborted audit stops", async () => {
  const inputs = draw();
  const measures = [{ id: "bytes", values: inputs.labels.map((_, row) => (row === 7 ? Number.NaN : row)) }];
  await expect(auditShortcuts({ ...inputs, measures })).rejects.toThrow("measure bytes is NaN at row 7");
  await expect(auditShortcuts({ ...inputs, labels: inputs.labels.map(() => -1) })).rejects.toThrow(
    "row 0 has no label",
  );
  await expect(auditShortcuts({ ...inputs, groups: [1] })).rejects.toThrow("groups has 1");
  await expect(auditShortcuts({ ...inputs, nSplits: 1 })).rejects.toThrow("nSplits is 1");
  await expect(auditShortcuts({ ...inputs, nPermutations: 0 })).rejects.toThrow("nPermutations is 0");
  const twice = [inputs.measures[0], inputs.measures[0]];
  await expect(auditShortcuts({ ...inputs, measures: twice })).rejects.toThrow("share an id");
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(auditShortcuts(inputs, { signal })).rejects.toThrow("enough");
  const steps: number[] = [];
  await auditShortcuts(inputs, { onProgress: (done, total) => steps.push(done / total) });
  expect(steps).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
});
