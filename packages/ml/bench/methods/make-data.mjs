import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawNormal } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";

/** Rows of five overlapping normal clouds in turn, as raw little-endian float32. */
export async function makeData(folder, name, rows, cols) {
  const random = createRandom(1, name);
  const centers = Float64Array.from({ length: 5 * cols }, () => 0.6 * drawNormal(random));
  const data = new Float32Array(rows * cols);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) data[i * cols + j] = drawNormal(random) + centers[(i % 5) * cols + j];
  const path = join(folder, `${name}.f32`);
  await writeFile(path, data);
  return { name: `made, ${rows} x ${cols}`, path, rows, cols };
}
