import { expect, test } from "vitest";
import { largest, largestGap } from "../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { DoubleMatrix } from "./matrix.ts";
import { multiply } from "./multiply.ts";
import { orthonormalColumns } from "./orthonormal-columns.ts";

/** Normal columns, each `ratio` times as long as the one before. */
function columnsOf(rows: number, cols: number, ratio: number): DoubleMatrix {
  const random = createRandom(rows, cols);
  return {
    data: Float64Array.from({ length: rows * cols }, (_, at) => drawNormal(random) * ratio ** (at % cols)),
    rows,
    cols,
  };
}

test.each([1, 0.1])(
  "columns become orthonormal and still span what they did, each %f times the last",
  async (ratio) => {
    const columns = columnsOf(80, 6, ratio);
    const found = await orthonormalColumns(columns);
    const gram = await multiply(found, found, { transposeA: true });
    expect(
      largestGap(
        gram.data,
        Float64Array.from({ length: 36 }, (_, at) => Number(at % 7 === 0)),
      ),
    ).toBeLessThan(1e-13);
    const rebuilt = await multiply(found, await multiply(found, columns, { transposeA: true }));
    expect(largestGap(rebuilt.data, columns.data)).toBeLessThan(1e-12);
  },
);

test("columns of a lower rank leave zeros beside an orthonormal basis", async () => {
  const two = columnsOf(40, 2, 1);
  const data = Float64Array.from({ length: 160 }, (_, at) => two.data[Math.floor(at / 4) * 2 + (at % 2)]);
  const found = await orthonormalColumns({ data, rows: 40, cols: 4 });
  const gram = await multiply(found, found, { transposeA: true });
  expect(largestGap(gram.data, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBeLessThan(1e-13);
  expect(largest((await orthonormalColumns({ data: new Float64Array(8), rows: 4, cols: 2 })).data)).toBe(0);
});
