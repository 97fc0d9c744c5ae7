import { describe, expect, test } from "vitest";
import { matrixFromRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { createRandom } from "../../random/random.ts";
import { logisticBase } from "../logistic-base.fixture.ts";
import { MADE, madeRows } from "../made.fixture.ts";
import { fitClusterThenLabel, predictClusterThenLabel } from "./cluster-then-label.ts";

const tools = () => ({ random: createRandom(1) });
const { x, queries, y } = madeRows;

describe("fitClusterThenLabel", () => {
  test("scores new rows by the shares of scikit-learn's clusters, hard and soft", async () => {
    const { nClusters, hard, soft } = MADE.clusterThenLabel;
    const model = await fitClusterThenLabel(x, y, { nClusters, nInit: 100 }, tools());
    expect(largestGap(await predictClusterThenLabel(model, queries, "hard"), hard)).toBeLessThan(1e-9);
    expect(largestGap(await predictClusterThenLabel(model, queries, "soft"), soft)).toBeLessThan(1e-5);
  });

  test("a cluster scores (c + s) / (n + 2 s), one without labels a half", async () => {
    const line = matrixFromRows([[0], [0.1], [0.2], [9], [9.1], [50], [50.1]]);
    const model = await fitClusterThenLabel(line, [1, 1, 0, 0, -1, -1, -1], { nClusters: 3, smoothing: 2 }, tools());
    const scores = await predictClusterThenLabel(model, matrixFromRows([[0], [9], [70]]), "hard");
    expect(largestGap(scores, [4 / 7, 2 / 5, 1 / 2])).toBeLessThan(1e-12);
  });

  test("a cluster with five labels of each class gets a classifier of its own", async () => {
    const rows = Array.from({ length: 24 }, (_, i) => [i < 12 ? i : i + 100]);
    // In the first cluster the larger numbers are cancers, the second has one class alone.
    const labels = rows.map((_, i) => (i < 12 ? Number(i >= 6) : 0));
    const params = { nClusters: 2, within: "logisticRegression" as const };
    const model = await fitClusterThenLabel(matrixFromRows(rows), labels, params, tools(), logisticBase);
    const [low, high, far] = await predictClusterThenLabel(model, matrixFromRows([[0], [11], [120]]), "hard");
    expect(low).toBeLessThan(0.05);
    expect(high).toBeGreaterThan(0.95);
    expect(far).toBeCloseTo(1 / 14, 12);
  });

  test("more clusters than rows, and rows all equal, give finite scores", async () => {
    const same = matrixFromRows([[3], [3], [3]]);
    const model = await fitClusterThenLabel(same, [0, 1, -1], {}, tools());
    for (const assignment of ["hard", "soft"] as const)
      for (const score of await predictClusterThenLabel(model, matrixFromRows([[3], [8]]), assignment))
        expect(score >= 0 && score <= 1).toBe(true);
  });

  test("refuses labels of another number, with the numbers", async () => {
    await expect(fitClusterThenLabel(x, [0, 1], {}, tools())).rejects.toThrow("2 entries, features has 60 rows");
  });
});
