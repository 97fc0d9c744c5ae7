import { describe, expect, test } from "vitest";
import { createMatrix, takeRows } from "../../matrix/matrix.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { logisticBase } from "../logistic-base.fixture.ts";
import { MADE, madeRows } from "../made.fixture.ts";
import { fitCoTraining } from "./co-training.ts";
import { coTrainingMethod } from "./co-training-method.ts";

const { x, second, y } = madeRows;

describe("fitCoTraining", () => {
  test.each(MADE.coTraining)(
    "labels the rows that the published algorithm labels, in its rounds ($growthCancer, $growthNormal)",
    async ({ growthCancer, growthNormal, maxIter, ...expected }) => {
      const params = { growthCancer, growthNormal, maxIter, poolSize: 50 };
      const bases: [typeof logisticBase, typeof logisticBase] = [logisticBase, logisticBase];
      const model = await fitCoTraining([x, second], y, params, bases, { random: createRandom(1) });
      expect(Array.from(model.transduction)).toEqual(expected.transduction);
      expect(Array.from(model.labeledIter)).toEqual(expected.labeledIter);
      const [one, other] = [await model.fitted[0].score(x), await model.fitted[1].score(second)];
      const mean = one.map((probability, i) => (probability + other[i]) / 2);
      expect(largestGap(mean, expected.probability)).toBeLessThan(1e-5);
    },
  );

  test("two independent views with few labels become better together than one view is alone", async () => {
    const n = 400;
    const random = createRandom(5);
    const view = () => {
      const drawn = createMatrix(n, 3);
      for (let at = 0; at < drawn.data.length; at++)
        drawn.data[at] = drawNormal(random) + (Math.floor(at / 3) % 2 === 0 ? -0.8 : 0.8);
      return drawn;
    };
    const views: [typeof x, typeof x] = [view(), view()];
    const classes = Int8Array.from({ length: n }, (_, i) => i % 2);
    const labels = classes.map((label, i) => (i < 4 ? label : -1));
    const model = await fitCoTraining(views, labels, {}, [logisticBase, logisticBase], { random });
    const few = await logisticBase(takeRows(views[0], [0, 1, 2, 3]), classes.slice(0, 4), new Int32Array(4));
    const alone = await few.score(views[0]);
    expect(rocAuc(classes, await model.fitted[0].score(views[0]))).toBeGreaterThan(rocAuc(classes, alone) ?? 1);
  });

  test("a row that the views claim for both classes stays unlabelled, and no view labels against its own answer", async () => {
    const sure = (probability: number) => async () => ({
      score: async (rows: typeof x) => new Float64Array(rows.rows).fill(probability),
    });
    const bases: [ReturnType<typeof sure>, ReturnType<typeof sure>] = [sure(0.9), sure(0.1)];
    const model = await fitCoTraining([x, second], y, { growthCancer: 3, growthNormal: 3 }, bases, {
      random: createRandom(1),
    });
    expect(Array.from(model.transduction)).toEqual(Array.from(y));
    expect(model.nIter).toBe(0);
  });

  test("refuses views of other numbers of rows, with the numbers", async () => {
    const fewer = takeRows(second, [0, 1, 2]);
    const asked = fitCoTraining([x, fewer], y, {}, [logisticBase, logisticBase], { random: createRandom(1) });
    await expect(asked).rejects.toThrow("60 and 3 rows");
  });
});

test("says which view is missing", async () => {
  const rows = { features: x, views: {} };
  const asked = coTrainingMethod.learn(
    { labelled: rows, labels: new Int8Array(60).fill(1), groups: new Int32Array(60), unlabelled: rows },
    { base: "logisticRegression", C: 1, growthCancer: 1, growthNormal: 1, poolSize: 75, maxIter: 3 },
    { seed: 0 },
  );
  await expect(asked).rejects.toThrow('a view named "second"');
});
