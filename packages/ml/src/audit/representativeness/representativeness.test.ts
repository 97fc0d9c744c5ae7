import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createMatrix, type DoubleMatrix, takeRows } from "../../matrix/matrix.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { auditRepresentativeness, type RepresentativenessInputs } from "./audit-representativeness.ts";
import { openOutOfFoldRidge } from "./out-of-fold-ridge.ts";
import { permutedAucs } from "./permuted-aucs.ts";

type Fixture = {
  x: number[][];
  folds: number[];
  targets: number[][];
  cases: { alpha: number; predictions: number[][] }[];
};
const made = new URL("../../../fixtures/made/ridge-out-of-fold.json", import.meta.url);
const fixture = JSON.parse(readFileSync(made, "utf8")) as Fixture;

const double = (rows: number[][]): DoubleMatrix => {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, cols: rows[0].length };
};

/** Families of `copies` rows; `moved` shifts the labelled rows. */
function draw({ seed = 1, nLabelled = 40, nPool = 80, moved = 0, copies = 1 }): RepresentativenessInputs {
  const random = createRandom(seed, "representativeness test");
  const n = (nLabelled + nPool) * copies;
  const features = createMatrix(n, 6);
  for (let i = 0; i < n; i++) {
    const family = Math.floor(i / copies);
    for (let j = 0; j < 6; j++) {
      const centre = i % copies === 0 ? drawNormal(random) : features.data[(i - 1) * 6 + j];
      features.data[i * 6 + j] = centre + (j === 2 && i % copies === 0 && family < nLabelled ? moved : 0);
    }
  }
  const groups = Int32Array.from({ length: n }, (_, i) => Math.floor(i / copies));
  const labelled = Array.from(groups, (family) => family < nLabelled);
  return {
    features,
    labelled,
    groups,
    keys: Array.from(groups, (_, i) => `image ${1000 + i}`),
    seed,
    nPermutations: 99,
  };
}

function rearranged(inputs: RepresentativenessInputs, order: number[]): RepresentativenessInputs {
  return {
    ...inputs,
    features: takeRows(inputs.features, order),
    labelled: order.map((row) => inputs.labelled[row]),
    groups: order.map((row) => inputs.groups[row]),
    keys: order.map((row) => inputs.keys[row]),
  };
}

describe.each(fixture.cases)("alpha $alpha", ({ alpha, predictions }) => {
  test("ridge predictions out of fold are scikit-learn's, for all targets at once", async () => {
    const predict = await openOutOfFoldRidge(double(fixture.x), Int32Array.from(fixture.folds), 3, alpha);
    const turned = (rows: number[][]) => rows[0].map((_, t) => rows.map((row) => row[t]));
    const found = await predict(double(turned(fixture.targets)));
    found.data.forEach((value, at) => {
      expect(value).toBeCloseTo(turned(predictions).flat()[at], 12);
    });
  });
});

test("areas of dealt flags are those of a plain count over pairs, ties and all, and every fold keeps its flags", async () => {
  const scores = [0, 1, 1, 2, 3, 3, 3, 5, 8, 9, 9, 4];
  const flags = Uint8Array.from([1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0]);
  const folds = Int32Array.from(scores, (_, i) => i % 2);
  const dealt: DoubleMatrix[] = [];
  const aucs = await permutedAucs(
    async (targets) => {
      dealt.push(targets);
      return { ...targets, data: targets.data.map((_, at) => scores[at % targets.cols]) };
    },
    flags,
    folds,
    300,
    { random: createRandom(1) },
  );
  const deals = dealt.flatMap(({ data, rows }) =>
    Array.from({ length: rows }, (_, t) => Array.from(data.subarray(t * 12, (t + 1) * 12))),
  );
  expect(deals).toHaveLength(300);
  expect(new Set(deals.map(String)).size).toBeGreaterThan(100);
  deals.forEach((deal, i) => {
    expect(aucs[i]).toBeCloseTo(rocAuc(deal, scores) ?? Number.NaN, 12);
    for (const fold of [0, 1]) {
      const held = (list: ArrayLike<number>) => Array.from(list).filter((flag, row) => flag === 1 && row % 2 === fold);
      expect(held(deal).length).toBe(held(flags).length);
    }
  });
});

test("labels drawn at random are called fair about 95 times in 100, never more often unfair than Monte Carlo allows", async () => {
  const runs = 80;
  const pValues: number[] = [];
  let [fair, held] = [0, 0];
  for (let seed = 0; seed < runs; seed++) {
    const found = await auditRepresentativeness(draw({ seed, nLabelled: 60, nPool: 140 }));
    pValues.push(found.pValue ?? 0);
    if (found.interval && found.interval.low <= 0.5 && found.interval.high >= 0.5) held++;
    if (found.fair === true) fair++;
    else expect(found.fair).toBe(false);
  }
  const error = Math.sqrt((0.05 * 0.95) / runs);
  expect(fair / runs).toBeGreaterThan(0.95 - 2.5 * error);
  expect(held / runs).toBeGreaterThan(0.95 - 2.5 * error);
  const mean = pValues.reduce((sum, p) => sum + p, 0) / runs;
  expect(Math.abs(mean - 0.5)).toBeLessThan(3 * Math.sqrt(1 / 12 / runs));
});

test("above the critical area, and only there, the p-value is within the level", async () => {
  for (let seed = 0; seed < 40; seed++) {
    const { auc, pValue, criticalAuc, level } = await auditRepresentativeness({ ...draw({ seed }), nPermutations: 19 });
    expect((pValue ?? 1) <= level).toBe((auc ?? 0) > (criticalAuc ?? 1));
  }
});

test("labels of a shifted sample are not fair, and the area says by how much", async () => {
  for (const seed of [1, 2, 3]) {
    const found = await auditRepresentativeness(draw({ seed, moved: 1.5 }));
    expect(found).toMatchObject({ fair: false, pValue: 0.01, nLabelled: 40, nPool: 80, nPermutations: 99 });
    expect(found.auc).toBeGreaterThan(found.criticalAuc ?? 1);
    expect(found.interval?.low).toBeGreaterThan(0.6);
    expect(found.reason).toBeUndefined();
  }
});

test("copies count once: images with copies give the figures of the images alone", async () => {
  const alone = await auditRepresentativeness(draw({ moved: 0.5 }));
  expect(await auditRepresentativeness(draw({ moved: 0.5, copies: 3 }))).toEqual(alone);
});

test("an unlabelled copy of a labelled image is no row of the pool", async () => {
  const inputs = draw({ moved: 0.5, copies: 2 });
  const whole = await auditRepresentativeness(inputs);
  for (const one of [0, 1]) {
    const labelled = Array.from(inputs.labelled, (flag, row) => Boolean(flag) && row % 2 === one);
    expect(await auditRepresentativeness({ ...inputs, labelled })).toEqual(whole);
  }
});

test("any order of rows gives the same figures", async () => {
  const inputs = draw({ moved: 0.7, copies: 2 });
  const order = shuffle(Array.from(inputs.keys.keys()), createRandom(4));
  expect(await auditRepresentativeness(rearranged(inputs, order))).toEqual(await auditRepresentativeness(inputs));
});

test("of a large pool a seeded draw is looked at, and the number said", async () => {
  const inputs = { ...draw({ nPool: 300, moved: 1.5 }), poolMax: 50 };
  const found = await auditRepresentativeness(inputs);
  expect(found).toMatchObject({ nPool: 50, nPoolFamilies: 300, fair: false });
  expect((await auditRepresentativeness({ ...inputs, seed: 2 })).auc).not.toBe(found.auc);
});

test("too few labelled families to see a difference are not called fair, and how many would do is said", async () => {
  const few = await auditRepresentativeness(draw({ nLabelled: 9 }));
  expect(few).toMatchObject({ fair: null, auc: null, pValue: null, nLabelledNeeded: 10, reason: "TOO_FEW_LABELLED" });
  const blind = await auditRepresentativeness({ ...draw({ seed: 3, nLabelled: 11 }), aucTolerance: 0.6 });
  expect(blind).toMatchObject({ fair: null, reason: "NOT_SEEN" });
  expect(blind.criticalAuc).toBeGreaterThan(0.6);
  expect(blind.nLabelledNeeded).toBeGreaterThan(11);
});

test("no pool, one family, no rows or features that do not vary are said, never counted as fair", async () => {
  const inputs = draw({});
  const all = inputs.keys.map(() => true);
  expect(await auditRepresentativeness({ ...inputs, labelled: all })).toMatchObject({ fair: null, reason: "NO_POOL" });
  const family = inputs.keys.map(() => 1);
  expect(await auditRepresentativeness({ ...inputs, groups: family })).toMatchObject({ fair: null, nLabelled: 1 });
  const empty = { ...inputs, features: createMatrix(0, 6), labelled: [], groups: [], keys: [] };
  expect(await auditRepresentativeness(empty)).toMatchObject({ fair: null, reason: "TOO_FEW_LABELLED" });
  const flat = { ...inputs.features, data: inputs.features.data.map((_, at) => at % 6) };
  expect(await auditRepresentativeness({ ...inputs, features: flat })).toMatchObject({
    fair: null,
    reason: "NO_FEATURES",
  });
  const half = { ...inputs.features, data: inputs.features.data.map((value, at) => (at % 6 < 3 ? 7 : value)) };
  expect((await auditRepresentativeness({ ...inputs, features: half })).auc).toBeGreaterThan(0);
});

test("lengths that differ and parameters that cannot be are refused by value, and an aborted audit stops", async () => {
  const inputs = draw({});
  await expect(auditRepresentativeness({ ...inputs, groups: [1] })).rejects.toThrow("groups has 1 entries");
  await expect(auditRepresentativeness({ ...inputs, nPermutations: 18 })).rejects.toThrow("18 permutations");
  await expect(auditRepresentativeness({ ...inputs, level: 1 })).rejects.toThrow("level");
  await expect(auditRepresentativeness({ ...inputs, aucTolerance: 0.5 })).rejects.toThrow("aucTolerance");
  await expect(auditRepresentativeness({ ...inputs, nSplits: 1 })).rejects.toThrow("nSplits is 1");
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(auditRepresentativeness(inputs, { signal })).rejects.toThrow("enough");
});
