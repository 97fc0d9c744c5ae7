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
  const rightShare = x - left;
  const lowerShare = y - top;
  const at = (column: number, row: number) =>
    column >= 0 && column < width && row >= 0 && row < height ? data[row * width + column] : background;
  // A share of 0 must not read its pixel: an image that does not move keeps its last column to the bit.
  const upper = (1 - rightShare) * at(left, top) + (rightShare > 0 ? rightShare * at(left + 1, top) : 0);
  if (lowerShare === 0) return upper;
  const lower = (1 - rightShare) * at(left, top + 1) + (rightShare > 0 ? rightShare * at(left + 1, top + 1) : 0);
  return (1 - lowerShare) * upper + lowerShare * lower;
}
