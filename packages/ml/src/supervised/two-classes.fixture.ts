import { type Matrix, matrixFromRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";

/** Alternating normals and cancers from two overlapping normal clouds, `gap` apart in the first two columns. */
export function twoClasses({ n = 40, d = 4, gap = 2, seed = 1 } = {}): { features: Matrix; labels: Int8Array } {
  const random = createRandom(seed, "two classes");
  const labels = Int8Array.from({ length: n }, (_, i) => i % 2);
  const rows = Array.from(labels, (label) =>
    Array.from({ length: d }, (_, j) => drawNormal(random) + (j < 2 ? gap * label : 0)),
  );
  return { features: matrixFromRows(rows), labels };
}
