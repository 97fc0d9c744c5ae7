import { describe, expect, test } from "vitest";
import type { Matrix } from "../matrix/matrix.ts";
import type { Representation } from "../protocol/experiment.ts";
import { classOf, drawClouds, smallParameters, withViews } from "../registry/contract.fixture.ts";
import { type Sample, takeSample } from "../registry/learner.ts";
import type { Calibration } from "../registry/method.ts";
import { CALIBRATORS, CLASSIFIERS, findClassifier } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { representedLearner } from "../representation/represented-learner.ts";
import { runClassifierGraph } from "./run-classifier-graph.ts";

/** Columns of different units and a constant one, so that a scaler left out would show. */
function stretched(clouds: Matrix): Matrix {
  const units = [1, 30, 0.02, 5, 1, 0];
  return { ...clouds, data: clouds.data.map((value, at) => 7 + units[at % 6] * value) };
}

const rowsFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const all = withViews(stretched(drawClouds(70, 6, 1, 1)));
const asked = withViews(stretched(drawClouds(300, 6, 1, 2)));
const training = {
  labelled: takeSample(all, rowsFrom(0, 40)),
  labels: Int8Array.from({ length: 40 }, (_, row) => classOf(row)),
  groups: Int32Array.from({ length: 40 }, (_, row) => row),
  unlabelled: takeSample(all, rowsFrom(40, 70)),
};

function learn(id: string, given: Record<string, unknown>, representation: Representation) {
  const method = findClassifier(id);
  const parameters = parseParameters(method.parameters, { ...smallParameters(method, 70), ...given });
  return representedLearner(method, representation)(training, parameters, { seed: 0 });
}

/** Views as a file can have them: the other layer, no augmented copies. */
const asFile = ({ features, views: { second } }: Sample): Sample => ({ features, views: { second } });

function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce<number>((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);
}

const written = CLASSIFIERS.filter(({ scoreGraph }) => scoreGraph === "WRITTEN").map(({ id }) => id);

/** Parameters under which a method takes another way through its graph. */
const VARIANTS: [string, Record<string, unknown>][] = [
  ["svc", { kernel: "linear" }],
  ["kNearestNeighbors", { weights: "distance" }],
  ["mlp", { hiddenLayers: 2, hiddenUnits: 7 }],
  ["laplacianRls", { kernel: "linear" }],
  ["clusterThenLabel", { nClusters: 3, assignment: "soft" }],
  ["clusterThenLabel", { nClusters: 3, within: "logisticRegression" }],
  ["consistencyTraining", { hiddenUnits: 5 }],
  ["selfTraining", { base: "svc", C: 1 }],
  ["coTraining", { base: "kNearestNeighbors" }],
];

const REPRESENTATIONS: Representation[] = [{ kind: "raw" }, { kind: "standardised" }, { kind: "pca", nComponents: 3 }];

describe("the graph of a fitted method gives the method's own scores", () => {
  test.each([...written.map((id): [string, Record<string, unknown>] => [id, {}]), ...VARIANTS])(
    "%s %j, behind every representation",
    async (id, given) => {
      for (const representation of REPRESENTATIONS) {
        const fitted = await learn(id, given, representation);
        const scores = await fitted.score(asked);
        const found = await runClassifierGraph(asFile(asked), { fitted, calibration: null });
        expect(new Set(scores).size, "the scores tell rows apart").toBeGreaterThan(1);
        expect(largestGap(found.scores, scores), representation.kind).toBeLessThan(1e-6);
        expect(found.probabilities).toEqual(found.scores);
      }
    },
  );

  test("of a labelled image itself, neighbours weighted by distance 0 included", async () => {
    const fitted = await learn("kNearestNeighbors", { weights: "distance" }, { kind: "raw" });
    const { scores } = await runClassifierGraph(asFile(training.labelled), { fitted, calibration: null });
    expect(largestGap(scores, training.labels)).toBeLessThan(1e-4);
  });
});

test.each(CLASSIFIERS.map(({ id, scoreGraph }) => [id, scoreGraph] as const))(
  "%s writes a graph if, and only if, it says so (%s)",
  async (id, scoreGraph) => {
    const fitted = await learn(id, {}, { kind: "raw" });
    expect(fitted.writeScore !== undefined).toBe(scoreGraph === "WRITTEN");
    if (scoreGraph !== "WRITTEN")
      await expect(runClassifierGraph(asFile(asked), { fitted, calibration: null })).rejects.toThrow("no form");
  },
);

test("a transductive method is known as one, and is refused a graph", () => {
  const refused = CLASSIFIERS.filter(({ scoreGraph }) => scoreGraph !== "WRITTEN").map(({ id }) => id);
  expect(refused).toEqual(["labelSpreading", "labelPropagation"]);
});

describe("the graph of a calibrator gives its own probabilities", () => {
  const drawn = Float64Array.from({ length: 240 }, (_, i) => ((i * 37) % 239) / 238);
  const labels = drawn.map((score, i) => (score + 0.3 * Math.sin(i) > 0.5 ? 1 : 0));
  const fit = (id: string, given: Record<string, unknown>): Calibration => {
    const method = CALIBRATORS.find((one) => one.id === id);
    if (!method) throw new Error(`${id} is no calibrator`);
    return method.fit(drawn, labels, parseParameters(method.parameters, given));
  };

  test.each([
    ...CALIBRATORS.map(({ id }): [string, Record<string, unknown>] => [id, {}]),
    ["platt", { scale: "probability" }] as [string, Record<string, unknown>],
  ])("%s %j, from 0 to 1", async (id, given) => {
    const calibration = fit(id, given);
    const scores = Float32Array.from({ length: 201 }, (_, i) => i / 200);
    const features = { data: scores, rows: 201, cols: 1 };
    const identity = {
      writeScore: (graph: Parameters<Calibration["write"]>[0], { features: name }: { features: string }) =>
        graph.node("Cast", [graph.node("Squeeze", [name, graph.integers(1)])], { to: { int: 11 } }),
    };
    const found = await runClassifierGraph({ features, views: {} }, { fitted: identity, calibration });
    expect(largestGap(found.probabilities, calibration.calibrate(scores))).toBeLessThan(1e-6);
  });
});
