import { expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { blockedCholeskyInPlace } from "./blocked-cholesky.ts";
import { choleskyInPlace } from "./cholesky.ts";
import { multiply } from "./multiply.ts";

async function positiveDefinite(n: number) {
  const random = createRandom(n);
  const x = { data: Float64Array.from({ length: n * n }, () => drawNormal(random)), rows: n, cols: n };
  return await multiply(x, x, { transposeB: true });
}

test.each([1, 63, 64, 65, 200])("equals the plain factor for n = %i", async (n) => {
  const a = await positiveDefinite(n);
  const plain = Float64Array.from(a.data);
  choleskyInPlace(plain, n);
  await blockedCholeskyInPlace(a);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++)
      expect(Math.abs(a.data[i * n + j] - plain[i * n + j])).toBeLessThan(1e-9 * (1 + Math.abs(plain[i * n + j])));
});

test("names the pivot that is not positive", async () => {
  const a = { data: Float64Array.of(1, 2, 2, 1), rows: 2, cols: 2 };
  await expect(blockedCholeskyInPlace(a)).rejects.toThrow("pivot -3 at 1");
});
