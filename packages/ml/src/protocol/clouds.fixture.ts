import { matrixFromRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { ExperimentInputs } from "./experiment.ts";

/** Two overlapping normal clouds; the first rows are labelled. `copies` unlabelled rows share the family, and the
 *  features, of labelled ones. */
export function clouds({ n = 120, nLabelled = 60, d = 6, gap = 1.7, copies = 6, seed = 0 } = {}): ExperimentInputs {
  const random = createRandom(seed, "clouds");
  const rows = Array.from({ length: n }, (_, i) => {
    return Array.from({ length: d }, (_, j) => drawNormal(random) + (j < 2 && i % 2 === 1 ? gap : 0));
  });
  const labels = Int8Array.from({ length: n }, (_, i) => (i < nLabelled ? i % 2 : -1));
  const groups = Int32Array.from({ length: n }, (_, i) => i);
  for (let copy = 0; copy < copies; copy++) {
    rows[n - 1 - copy] = rows[copy * 3];
    groups[n - 1 - copy] = groups[copy * 3];
  }
  return { features: matrixFromRows(rows), labels, groups };
}
