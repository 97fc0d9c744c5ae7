import { describe, expect, test } from "vitest";
import { rocAuc } from "../metrics/roc-auc.ts";
import { BASE_IDS } from "./base-methods.ts";
import { familiesOf, learnBase } from "./learn-base.ts";
import { madeRows } from "./made.fixture.ts";
import { selfTrainingMethod } from "./self-training/self-training-method.ts";

const { x } = madeRows;
const classes = Int8Array.from({ length: x.rows }, (_, i) => i % 2);
const rows = Int8Array.from(classes.keys());

describe("learnBase", () => {
  test("chooses C once, on the first labels, whatever comes after", async () => {
    const { fitBase, selected } = learnBase("logisticRegression", "auto", Int32Array.from(rows), { seed: 0 });
    await fitBase(x, classes, Int32Array.from(rows));
    const { C } = selected;
    expect(C).toBeGreaterThan(0);
    // Labels at odds with the columns would choose the strongest penalty.
    await fitBase(
      x,
      classes.map((_, i) => Number(i < 30)),
      Int32Array.from(rows),
    );
    expect(selected.C).toBe(C);
  });

  test.each(BASE_IDS)("self-training over %s ranks rows that it has not seen", async (base) => {
    const { fitBase } = learnBase(base, base === "svc" ? 1 : "auto", Int32Array.from(rows), { seed: 0 });
    const { score } = await fitBase(x, classes, Int32Array.from(rows));
    expect(rocAuc(classes, await score(x))).toBeGreaterThan(0.85);
    const parameters = selfTrainingMethod.parameters.parse({ base, C: 1, threshold: 0.75 });
    const take = (from: number, to: number) => ({
      features: { data: x.data.slice(from * x.cols, to * x.cols), rows: to - from, cols: x.cols },
      views: {},
    });
    const fitted = await selfTrainingMethod.learn(
      {
        labelled: take(0, 20),
        labels: classes.slice(0, 20),
        groups: Int32Array.from(rows).slice(0, 20),
        unlabelled: take(20, 40),
      },
      parameters,
      { seed: 0 },
    );
    expect(rocAuc(classes.slice(40), await fitted.score(take(40, 60)))).toBeGreaterThan(0.75);
    expect(fitted.selected.pseudoLabels).toBeLessThanOrEqual(20);
  });
});

test("unlabelled rows of no known family get one of their own, beside the labelled ones'", () => {
  const sample = { features: { data: new Float32Array(2), rows: 2, cols: 1 }, views: {} };
  const training = { labelled: sample, labels: Int8Array.of(0, 1), groups: Int32Array.of(7, 3), unlabelled: sample };
  expect(Array.from(familiesOf(training))).toEqual([7, 3, 8, 9]);
  expect(Array.from(familiesOf({ ...training, unlabelledGroups: Int32Array.of(3, 3) }))).toEqual([7, 3, 3, 3]);
});
