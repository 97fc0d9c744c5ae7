import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, takeRows } from "../matrix/matrix.ts";
import { rocAuc } from "../metrics/roc-auc.ts";
import { configOf } from "../protocol/config.fixture.ts";
import { runExperiment } from "../protocol/run-experiment.ts";
import { runClustering, runProjection } from "../protocol/run-unsupervised.ts";
import {
  classOf,
  constantMatrix,
  drawClouds,
  permuted,
  smallParameters,
  unlessRefused,
  withDuplicate,
  withEntry,
  withViews,
} from "./contract.fixture.ts";
import { type Sample, takeSample } from "./learner.ts";
import type { Classifier, Clusterer, Projector } from "./method.ts";
import { CLASSIFIERS, CLUSTERERS, PROJECTORS } from "./methods.ts";
import { parseParameters } from "./parameters.ts";

const named = <Kind extends { id: string }>(methods: readonly Kind[]) =>
  methods.map((method) => [method.id, method] as const);

/** The first rows are labelled, the others are the pool. */
async function scoresOf(method: Classifier, all: Matrix, nLabelled: number, asked: Matrix): Promise<Float64Array> {
  const sample = withViews(all);
  const rows = [...Array(all.rows).keys()];
  const [labelled, pool] = [rows.slice(0, nLabelled), rows.slice(nLabelled)];
  const training = {
    labelled: takeSample(sample, labelled),
    labels: Int8Array.from(labelled, classOf),
    groups: Int32Array.from(labelled),
    unlabelled: takeSample(sample, pool),
  };
  const parameters = parseParameters(method.parameters, smallParameters(method, all.rows));
  const fitted = await method.learn(training, parameters, { seed: 0 });
  return fitted.score(withViews(asked) satisfies Sample);
}

function expectProbabilities(scores: Float64Array, length: number): void {
  expect(scores).toHaveLength(length);
  expect(scores.filter((score) => !(score >= 0 && score <= 1))).toHaveLength(0);
}

describe.each(named(CLASSIFIERS))("%s, as every classifier,", (_id, method) => {
  const clouds = drawClouds(80, 6, 2, 1);

  test("tells two separate clouds apart on rows it has not seen, with probabilities", async () => {
    const unseen = drawClouds(60, 6, 2, 2);
    const scores = await scoresOf(method, clouds, 30, unseen);
    expectProbabilities(scores, 60);
    expect(
      rocAuc(
        Array.from({ length: 60 }, (_, row) => classOf(row)),
        scores,
      ),
    ).toBeGreaterThan(0.9);
  });

  test("gives the same bytes for the same seed", async () => {
    const [first, second] = [await scoresOf(method, clouds, 20, clouds), await scoresOf(method, clouds, 20, clouds)];
    expect(second).toEqual(first);
  });

  test.each<[string, Matrix, number]>([
    ["all points equal", constantMatrix(20, 3), 10],
    ["constant columns", withEntry(constantMatrix(20, 3), 0, 1, 5), 10],
    ["one labelled point a class", drawClouds(12, 3, 2, 4), 2],
    ["one labelled point a class and nothing else", drawClouds(2, 3, 2, 4), 2],
    ["no unlabelled row", drawClouds(16, 3, 2, 5), 16],
    ["more columns than rows", drawClouds(8, 40, 2, 6), 4],
    ["a duplicate of an unlabelled point", withDuplicate(drawClouds(20, 3, 2, 7), 15), 10],
    [
      "one unlabelled point many times",
      takeRows(drawClouds(11, 3, 2, 7), [...Array(10).keys(), ...Array(20).fill(10)]),
      10,
    ],
  ])("survives %s", async (_edge, all, nLabelled) => {
    const scores = await unlessRefused(scoresOf(method, all, nLabelled, all));
    if (scores) expectProbabilities(scores, all.rows);
    // Real studies can meet each of these, so a refusal must be the exception.
    else expect(["one labelled point a class and nothing else", "one labelled point a class"]).toContain(_edge);
  });

  test("names the row and the column of an entry that is not finite", async () => {
    const broken = withEntry(clouds, 3, 4, Number.NaN);
    await expect(evaluated(broken)).rejects.toThrow(/row 3, column 4/);
    await expect(scoresOf(method, clouds, 20, withEntry(clouds, 5, 2, Infinity))).rejects.toThrow(/row 5, column 2/);
  });

  test("scores no rows as no scores", async () => {
    expect(await scoresOf(method, clouds, 20, createMatrix(0, 6))).toHaveLength(0);
  });

  test("stops when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    await expect(evaluated(clouds, { signal })).rejects.toThrow("no longer wanted");
  });

  function evaluated(features: Matrix, tools = {}) {
    const inputs = {
      ...withViews(features),
      labels: Int8Array.from({ length: features.rows }, (_, row) => (row < 30 ? classOf(row) : -1)),
      groups: Int32Array.from({ length: features.rows }, (_, row) => row),
    };
    return runExperiment(inputs, configOf(method.id, { nSplits: 2 }), tools);
  }
});

const unsupervisedEdges: [string, Matrix][] = [
  ["one row", drawClouds(1, 3, 2, 1)],
  ["two rows", drawClouds(2, 3, 2, 1)],
  ["all points equal", constantMatrix(12, 3)],
  ["constant columns", withEntry(constantMatrix(12, 3), 0, 1, 5)],
  ["more columns than rows", drawClouds(6, 40, 2, 2)],
  ["a duplicate", withDuplicate(drawClouds(12, 3, 2, 3), 4)],
  ["a thousandfold scale", { ...drawClouds(12, 3, 2, 3), data: drawClouds(12, 3, 2, 3).data.map((x) => 1e3 * x) }],
];

const keysOf = (rows: ArrayLike<number>) => Array.from(rows, (row) => `image ${String(row).padStart(4, "0")}`);

describe.each(named(CLUSTERERS))("%s, as every clusterer,", (_id, method) => {
  const clouds = drawClouds(60, 4, 6, 1);
  const config = (features: Matrix) => ({
    method: method.id,
    parameters: smallParameters(method, features.rows),
    seed: 0,
  });

  function expectClustering(found: Awaited<ReturnType<Clusterer["cluster"]>>, rows: number): void {
    expect(found.labels).toHaveLength(rows);
    expect(found.labels.filter((label) => !(label >= -1 && label < found.nClusters))).toHaveLength(0);
    expect(found.probabilities?.filter((p) => !(p >= 0 && p <= 1 + 1e-12)) ?? []).toHaveLength(0);
    expect(Object.values(found.details).filter((value) => !Number.isFinite(value))).toEqual([]);
  }

  test("gives the same bytes for the same seed, and the same clusters to rows in another order", async () => {
    const keys = keysOf([...Array(60).keys()]);
    const first = await runClustering({ features: clouds, keys }, config(clouds));
    expectClustering(first, 60);
    expect(await runClustering({ features: clouds, keys }, config(clouds))).toEqual(first);
    const order = permuted(60, 2);
    const moved = await runClustering({ features: takeRows(clouds, order), keys: keysOf(order) }, config(clouds));
    expect(moved.labels).toEqual(Int32Array.from(order, (row) => first.labels[row]));
  });

  test.each(unsupervisedEdges)("survives %s, or says what is missing", async (_edge, features) => {
    const found = await unlessRefused(runClustering({ features }, config(features)));
    if (found) expectClustering(found, features.rows);
  });

  test("gives every row its own cluster or refuses when k is n", async () => {
    const few = drawClouds(5, 3, 2, 9);
    const parameters = {
      ...smallParameters(method, 5),
      ...("nClusters" in method.parameters.shape ? { nClusters: 5 } : {}),
    };
    const found = await unlessRefused(runClustering({ features: few }, { method: method.id, parameters, seed: 0 }));
    if (found) expectClustering(found, 5);
    if (found && "nClusters" in method.parameters.shape) expect(new Set(found.labels).size).toBe(5);
  });

  test("names the row and the column of an entry that is not finite, and refuses no rows", async () => {
    await expect(runClustering({ features: withEntry(clouds, 3, 2, Number.NaN) }, config(clouds))).rejects.toThrow(
      /row 3, column 2/,
    );
    await expect(runClustering({ features: createMatrix(0, 4) }, config(clouds))).rejects.toThrow(RangeError);
  });
});

describe.each(named(PROJECTORS))("%s, as every projector,", (_id, method) => {
  const clouds = drawClouds(60, 4, 6, 1);
  const config = (features: Matrix) => ({
    method: method.id,
    parameters: smallParameters(method, features.rows),
    seed: 0,
  });

  function expectProjection({ coordinates, details }: Awaited<ReturnType<Projector["project"]>>, rows: number): void {
    expect(coordinates.rows).toBe(rows);
    expect(coordinates.data.every(Number.isFinite)).toBe(true);
    expect(Object.values(details).filter((value) => !Number.isFinite(value))).toEqual([]);
  }

  test("gives the same bytes for the same seed, and the same place to a row wherever it stands", async () => {
    const keys = keysOf([...Array(60).keys()]);
    const first = await runProjection({ features: clouds, keys }, config(clouds));
    expectProjection(first, 60);
    expect(await runProjection({ features: clouds, keys }, config(clouds))).toEqual(first);
    const order = permuted(60, 2);
    const moved = await runProjection({ features: takeRows(clouds, order), keys: keysOf(order) }, config(clouds));
    expect(moved.coordinates).toEqual(takeRows(first.coordinates, order));
  });

  test.each(unsupervisedEdges)("survives %s, or says what is missing", async (_edge, features) => {
    const found = await unlessRefused(runProjection({ features }, config(features)));
    if (found) expectProjection(found, features.rows);
  });

  test("names the row and the column of an entry that is not finite, and refuses no rows", async () => {
    await expect(runProjection({ features: withEntry(clouds, 3, 2, Number.NaN) }, config(clouds))).rejects.toThrow(
      /row 3, column 2/,
    );
    await expect(runProjection({ features: createMatrix(0, 4) }, config(clouds))).rejects.toThrow(RangeError);
  });
});
