import { expect, test } from "vitest";
import { clouds } from "../protocol/clouds.fixture.ts";
import { estimatePrevalence } from "./estimate-prevalence.ts";

const params = {
  method: "logisticRegression",
  parameters: { C: 0.1 },
  seed: 1,
  nResamples: 200,
  labelShift: { nPermutations: 39, nResamples: 100, nComponents: 6 },
};

test("from features and labels to estimates, a tested assumption and every row's score", async () => {
  const inputs = clouds({ n: 300, nLabelled: 80, gap: 2, copies: 6 });
  const steps: number[] = [];
  const report = await estimatePrevalence(inputs, params, { onProgress: (done) => steps.push(done) });
  expect(report.counts).toMatchObject({ nNormal: 40, nCancer: 40, nPool: 214, nRelated: 6 });
  // The pool is half cancers, as it was drawn.
  for (const { interval } of report.assessment?.estimates ?? []) {
    expect(interval?.low).toBeLessThan(0.5);
    expect(interval?.high).toBeGreaterThan(0.5);
  }
  expect(report.preferred).toBe("expectationMaximisation");
  expect(report.labelShift?.verdict).toBe("PLAUSIBLE");
  expect(report.findings).toEqual([]);
  expect(report.scores.filter((score) => score === null).length).toBe(6);
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBe(41);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("rows in another order give the same report, and their scores in that order", async () => {
  const { features, labels, groups } = clouds({ n: 120, nLabelled: 60 });
  const keys = Array.from(labels, (_, i) => `key ${1000 + i}`);
  const turn = Int32Array.from(labels.keys()).reverse();
  const turned = {
    features: { ...features, data: Float32Array.from(turn, (row) => row).slice(0, 0) },
    labels: Int8Array.from(turn, (row) => labels[row]),
    groups: Int32Array.from(turn, (row) => groups[row]),
    keys: Array.from(turn, (row) => keys[row]),
  };
  turned.features.data = Float32Array.from({ length: features.data.length }, (_, at) => {
    return features.data[turn[Math.floor(at / features.cols)] * features.cols + (at % features.cols)];
  });
  const first = await estimatePrevalence({ features, labels, groups, keys }, params);
  const second = await estimatePrevalence(turned, params);
  expect(second).toEqual({ ...first, scores: [...first.scores].reverse() });
});

test("labels or a pool that allow no estimate are said, not thrown", async () => {
  const inputs = clouds({ n: 60, nLabelled: 30, copies: 0 });
  const oneClass = { ...inputs, labels: inputs.labels.map((label) => (label === 1 ? -1 : label)) };
  const empty = await estimatePrevalence(oneClass, params);
  expect(empty).toMatchObject({ assessment: null, preferred: null, labelShift: null });
  expect(empty.findings).toMatchObject([{ code: "TOO_FEW_LABELS", cancerFamilies: 0 }]);
  const noPool = await estimatePrevalence(clouds({ n: 30, nLabelled: 30, copies: 0 }), params);
  expect(noPool.findings).toMatchObject([{ code: "POOL_TOO_SMALL", poolFamilies: 0 }]);
});

test("features that do not vary, or two labels a class, give findings and never a number that is none", async () => {
  const flat = clouds({ n: 60, nLabelled: 30, copies: 0 });
  flat.features.data.fill(1);
  const report = await estimatePrevalence(flat, params);
  expect(report.assessment?.estimates.map(({ value, reason }) => ({ value, reason }))).toEqual(
    Array(3).fill({ value: null, reason: "NOT_INFORMATIVE" }),
  );
  expect(report).toMatchObject({ preferred: null, labelShift: null });
  expect(report.findings.map(({ code }) => code)).toContain("SCORES_NOT_INFORMATIVE");
  const few = await estimatePrevalence(clouds({ n: 40, nLabelled: 4, copies: 0 }), params);
  expect(few.findings[0]).toMatchObject({ code: "TOO_FEW_LABELS", normalFamilies: 2, cancerFamilies: 2 });
  for (const one of [report, few]) expect(JSON.parse(JSON.stringify(one))).toEqual(one);
});

test("an entry that is not finite is refused with its row and column", async () => {
  const inputs = clouds();
  inputs.features.data[6 * 6 + 2] = Number.NaN;
  await expect(estimatePrevalence(inputs, params)).rejects.toThrow("NaN at row 6, column 2");
});

test("an aborted estimate stops with the signal's reason", async () => {
  const signal = AbortSignal.abort(new Error("no longer wanted"));
  await expect(estimatePrevalence(clouds(), params, { signal })).rejects.toThrow("no longer wanted");
});
