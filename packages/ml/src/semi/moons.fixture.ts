import { matrixFromRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";

/** Two interleaved half circles, row i of class i % 2, evenly filled in an order that jumps about: a shape that needs
 *  the unlabelled rows. */
export function moons({ n = 120, noise = 0.05, seed = 1 } = {}) {
  const random = createRandom(seed, "moons");
  const rows = Array.from({ length: n }, (_, i) => {
    const angle = Math.PI * ((Math.floor(i / 2) * 0.618 + 0.3) % 1);
    const [x, y] = i % 2 === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return [x + noise * drawNormal(random), y + noise * drawNormal(random)];
  });
  return { features: matrixFromRows(rows), classes: Int8Array.from({ length: n }, (_, i) => i % 2) };
}

/** The first rows keep their class, the others are unlabelled. */
export function labelFirst(classes: Int8Array, nLabelled: number): Int8Array {
  return classes.map((label, i) => (i < nLabelled ? label : -1));
}
