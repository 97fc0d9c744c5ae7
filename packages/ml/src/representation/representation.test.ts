import { describe, expect, test } from "vitest";
import { decisionValues, foldLinearHead } from "../explain/linear-head.ts";
import { createMatrix, type Matrix, matrixFromRows, stackRows } from "../matrix/matrix.ts";
import { fitPca, transformPca } from "../project/pca/pca.ts";
import { createRandom } from "../random/random.ts";
import { classOf, drawClouds } from "../registry/contract.fixture.ts";
import type { Sample, TrainingRows } from "../registry/learner.ts";
import { findClassifier } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { fitRepresentation } from "./fit-representation.ts";
import { representedLearner } from "./represented-learner.ts";

const tools = { seed: 1 };
const alone = (features: Matrix): Sample => ({ features, views: {} });
const labelled = drawClouds(12, 5, 2, 1);
const unlabelled = drawClouds(20, 5, 2, 2);
const asked = drawClouds(7, 5, 2, 3);

const column = ({ data, rows, cols }: Matrix, at: number) =>
  Array.from({ length: rows }, (_, row) => data[row * cols + at]);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("standardised", () => {
  test("columns of the training rows, labelled and not, get mean 0 and deviation 1; other rows follow", async () => {
    const { apply } = await fitRepresentation(
      { labelled: alone(labelled), unlabelled: alone(unlabelled) },
      { kind: "standardised" },
      tools,
    );
    const { features } = await apply(alone(stackRows(labelled, unlabelled)));
    for (let at = 0; at < 5; at++) {
      const values = column(features, at);
      expect(mean(values)).toBeCloseTo(0, 6);
      expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 6);
    }
    const given = column(stackRows(labelled, unlabelled), 2);
    const deviation = Math.sqrt(mean(given.map((value) => (value - mean(given)) ** 2)));
    const moved = column((await apply(alone(asked))).features, 2);
    for (const [row, value] of column(asked, 2).entries())
      expect(moved[row]).toBeCloseTo((value - mean(given)) / deviation, 5);
  });
});

describe("principal axes", () => {
  test("are those of labelled and unlabelled training rows together", async () => {
    const all = stackRows(labelled, unlabelled);
    const model = await fitPca(all, { nComponents: 3 }, { random: createRandom(0) });
    const { apply } = await fitRepresentation(
      { labelled: alone(labelled), unlabelled: alone(unlabelled) },
      { kind: "pca", nComponents: 3 },
      tools,
    );
    expect((await apply(alone(asked))).features).toEqual(await transformPca(model, asked));
  });

  test.each([
    ["as few rows as there are", drawClouds(4, 5, 2, 1), 4],
    ["as few columns as there are", drawClouds(30, 5, 2, 1), 5],
  ])("are %s, if that is less than asked", async (_name, rows, kept) => {
    const none = alone(createMatrix(0, 5));
    const { apply } = await fitRepresentation(
      { labelled: alone(rows), unlabelled: none },
      { kind: "pca", nComponents: 50 },
      tools,
    );
    expect((await apply(alone(asked))).features.cols).toBe(kept);
  });
});

describe("views", () => {
  const second = drawClouds(12, 3, 1, 7);
  const sample: Sample = { features: labelled, views: { second, weak0: labelled } };
  const none: Sample = {
    features: createMatrix(0, 5),
    views: { second: createMatrix(0, 3), weak0: createMatrix(0, 5) },
  };

  test("another description is represented by its own columns, an augmented copy as the image it is a copy of", async () => {
    for (const representation of [{ kind: "standardised" as const }, { kind: "pca" as const, nComponents: 2 }]) {
      const { apply } = await fitRepresentation({ labelled: sample, unlabelled: none }, representation, tools);
      const { features, views } = await apply(sample);
      expect(views.weak0).toEqual(features);
      const own = await fitRepresentation(
        { labelled: alone(second), unlabelled: alone(none.views.second) },
        representation,
        tools,
      );
      expect(views.second).toEqual((await own.apply(alone(second))).features);
    }
  });

  test("raw features and views stay as they are", async () => {
    const { apply } = await fitRepresentation({ labelled: sample, unlabelled: none }, { kind: "raw" }, tools);
    expect(await apply(sample)).toEqual(sample);
  });
});

describe("a method behind a representation", () => {
  const training: TrainingRows = {
    labelled: alone(labelled),
    labels: Int8Array.from({ length: 12 }, (_, row) => classOf(row)),
    groups: Int32Array.from({ length: 12 }, (_, row) => row),
    unlabelled: alone(unlabelled),
    unlabelledGroups: Int32Array.from({ length: 20 }, (_, row) => 100 + row),
  };

  test.each([{ kind: "standardised" as const }, { kind: "pca" as const, nComponents: 3 }])(
    "on $kind features keeps its linear head, folded back to raw features",
    async (representation) => {
      const method = findClassifier("logisticRegression");
      const learn = representedLearner(method, representation);
      const { score, linearHead } = await learn(training, parseParameters(method.parameters, { C: 1 }), tools);
      if (!linearHead) throw new Error("the head was lost");
      const decisions = decisionValues(foldLinearHead(linearHead), asked);
      for (const [row, p] of (await score(alone(asked))).entries())
        expect(decisions[row]).toBeCloseTo(Math.log(p / (1 - p)), 4);
    },
  );

  test("learns from the pool as represented, if it learns from a pool at all", async () => {
    for (const [id, seen] of [
      ["labelSpreading", 20],
      ["logisticRegression", 0],
    ] as const) {
      const method = findClassifier(id);
      const learn = representedLearner(method, { kind: "standardised" });
      const fitted = await learn(training, parseParameters(method.parameters, {}), tools);
      expect(fitted.nUnlabelled).toBe(seen);
      const moved = {
        ...training,
        unlabelled: alone(matrixFromRows(Array.from({ length: 20 }, () => [9, -9, 9, 3, 1]))),
      };
      const other = await learn(moved, parseParameters(method.parameters, {}), tools);
      expect(await other.score(alone(asked))).not.toEqual(await fitted.score(alone(asked)));
    }
  });
});
