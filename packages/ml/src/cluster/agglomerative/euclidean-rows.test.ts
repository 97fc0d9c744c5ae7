import { expect, test } from "vitest";
import { createMatrix } from "../../matrix/matrix.ts";
import { rowDistanceSq } from "../../matrix/row-distance.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { euclideanRows } from "./euclidean-rows.ts";

test("every row's distances are its own, whether computed ahead, thrown away or asked for in any order", async () => {
  const [n, d] = [400, 3];
  const random = createRandom(3);
  const features = createMatrix(n, d);
  for (let at = 0; at < n * d; at++) features.data[at] = 50 + drawNormal(random);
  const exact = (i: number, j: number) => Math.sqrt(rowDistanceSq(features.data, i * d, features.data, j * d, d));
  // Room for one product's rows alone, so that most of what is computed ahead has to go.
  const distancesOf = euclideanRows(features, 0);
  const outside = { rows: Int32Array.from({ length: n }, (_, row) => row), count: n, least: new Float64Array(n) };
  let gap = 0;
  for (let step = 0; step < n; step++) {
    const row = (step * 37) % n;
    outside.least.forEach((_, at) => {
      outside.least[at] = exact(row, at);
    });
    const distances = await distancesOf(row, outside);
    for (let j = 0; j < n; j++) gap = Math.max(gap, Math.abs(distances[j] - exact(row, j)));
  }
  expect(gap).toBeLessThan(1e-12);
});
