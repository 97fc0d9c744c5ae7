import type { Changes } from "./augment-changes.ts";

/** Brightness of one channel, 0..255, row-major. */
export type Plane = { data: Float32Array; width: number; height: number };

/** Moves the picture about its centre: mirror, shear, scale, rotation, shift. Each pixel is read back from where it came,
 *  between four pixels; what comes from outside is background. */
export function warpPlane({ data, width, height }: Plane, changes: Changes, background: number): Plane {
  const warped = new Float32Array(width * height);
  const side = Math.min(width, height);
  const angle = (changes.rotationDegrees * Math.PI) / 180;
  const shear = Math.tan((changes.shearDegrees * Math.PI) / 180);
  const [cos, sin] = [Math.cos(angle) / changes.scale, Math.sin(angle) / changes.scale];
  const mirror = changes.flip ? -1 : 1;
  const [centreX, centreY] = [(width - 1) / 2, (height - 1) / 2];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = column - centreX - changes.shiftX * side;
      const y = row - centreY - changes.shiftY * side;
      const turnedX = cos * x + sin * y;
      const turnedY = -sin * x + cos * y;
      const fromX = mirror * (turnedX - shear * turnedY) + centreX;
      warped[row * width + column] = between(data, width, height, fromX, turnedY + centreY, background);
    }
  }
  return { data: warped, width, height };
}

function between(data: Float32Array, width: number, height: number, x: number, y: number, background: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const lower = y - top;
  const at = top * width + left;
  // Written out for the inside, where nearly all pixels are: half the time of asking for each of the four.
  if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
    const above = data[at] + right * (data[at + 1] - data[at]);
    const below = data[at + width] + right * (data[at + width + 1] - data[at + width]);
    return above + lower * (below - above);
  }
  const inRow = (row: number, column: number) =>
    row >= 0 && row < height && column >= 0 && column < width ? data[row * width + column] : background;
  // A share of 0 must not mix in background: an image that does not move keeps its last row and column.
  const along = (row: number) =>
    right === 0 ? inRow(row, left) : (1 - right) * inRow(row, left) + right * inRow(row, left + 1);
  return lower === 0 ? along(top) : (1 - lower) * along(top) + lower * along(top + 1);
}
