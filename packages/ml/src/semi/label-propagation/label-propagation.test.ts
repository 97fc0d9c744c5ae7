import { expect, test } from "vitest";
import { matrixFromRows } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { labelFirst, moons } from "../moons.fixture.ts";
import { rbfKernel } from "../rbf-kernel.ts";
import { fitLabelPropagation } from "./label-propagation.ts";

const { features, classes } = moons();
const labels = labelFirst(classes, 6);

test("labelled rows keep their label to the bit, unlabelled ones settle on a distribution", async () => {
  for (const affinity of [await nearestNeighbors(features, features, 7), await rbfKernel(features, features, 20)]) {
    const { distributions, converged } = await fitLabelPropagation(affinity, labels, 2, { maxIter: 5000 });
    expect(converged).toBe(true);
    for (let i = 0; i < 6; i++) expect(distributions[2 * i + classes[i]]).toBe(1);
    const sums = Array.from({ length: classes.length }, (_, i) => distributions[2 * i] + distributions[2 * i + 1]);
    expect(largestGap(sums, new Float64Array(classes.length).fill(1))).toBeLessThan(1e-12);
    const right = Array.from(classes).filter((label, i) => distributions[2 * i + label] > 0.5);
    expect(right.length / classes.length).toBeGreaterThan(0.9);
  }
});

test("a chain between two labels settles at the harmonic solution, a straight line", async () => {
  const n = 5;
  const kernel = { data: new Float64Array(n * n), rows: n, cols: n };
  for (let i = 0; i + 1 < n; i++) kernel.data[i * n + i + 1] = kernel.data[(i + 1) * n + i] = 1;
  const { distributions } = await fitLabelPropagation(kernel, [0, -1, -1, -1, 1], 2, { maxIter: 1000, tol: 1e-13 });
  const ofClass1 = distributions.filter((_, at) => at % 2 === 1);
  expect(largestGap(ofClass1, [0, 0.25, 0.5, 0.75, 1])).toBeLessThan(1e-10);
});

test("a row that no label reaches has no distribution, and nothing is NaN", async () => {
  const far = matrixFromRows([[0], [1], [1e6], [1e6 + 1]]);
  const { distributions } = await fitLabelPropagation(await rbfKernel(far, far, 1), [0, 1, -1, -1], 2);
  expect(Array.from(distributions)).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
});

test("a label beyond the classes is refused", async () => {
  const neighbors = await nearestNeighbors(features, features, 3);
  await expect(fitLabelPropagation(neighbors, [2, ...labels.subarray(1)], 2)).rejects.toThrow("label 2 at row 0");
});
