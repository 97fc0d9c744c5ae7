import { shuffle } from "../random/draw.ts";
import type { Random } from "../random/random.ts";

/** A smooth random function of the plane, about -1..1, one feature a unit. */
export type NoiseField = (x: number, y: number) => number;

/** Gradient noise (Perlin 2002: quintic fade, 256 lattice gradients shuffled by `random`). */
export function createNoiseField(random: Random): NoiseField {
  const order = shuffle(
    Uint8Array.from({ length: 256 }, (_, i) => i),
    random,
  );
  const table = Uint8Array.from({ length: 512 }, (_, i) => order[i & 255]);
  const cosines = Float64Array.from({ length: 256 }, (_, i) => Math.cos((2 * Math.PI * i) / 256));
  const sines = Float64Array.from({ length: 256 }, (_, i) => Math.sin((2 * Math.PI * i) / 256));
  const corner = (column: number, row: number, dx: number, dy: number): number => {
    const hash = table[table[column & 255] + (row & 255)];
    return cosines[hash] * dx + sines[hash] * dy;
  };
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const dx = x - column;
    const dy = y - row;
    const u = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
    const v = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
    const top = corner(column, row, dx, dy) * (1 - u) + corner(column + 1, row, dx - 1, dy) * u;
    const bottom = corner(column, row + 1, dx, dy - 1) * (1 - u) + corner(column + 1, row + 1, dx - 1, dy - 1) * u;
    // Gradients of unit length reach 0.71 at most; the factor brings the range to about -1..1.
    return 1.5 * (top * (1 - v) + bottom * v);
  };
}
