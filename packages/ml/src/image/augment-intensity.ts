import type { Random } from "../random/random.ts";
import type { Changes } from "./augment-changes.ts";
import type { Plane } from "./augment-warp.ts";

/** What becomes of each 8-bit level by gamma and gain, 256. Black stays black. */
export function changedLevels({ gamma, gain }: Changes): Float32Array {
  return Float32Array.from({ length: 256 }, (_, level) => 255 * gain * (level / 255) ** gamma);
}

/** Brightens one side and darkens the other in place, smoothly, as the coil that receives the signal does. */
export function changeField({ data, width, height }: Plane, { bias, biasDegrees }: Changes): void {
  if (bias === 0) return;
  const angle = (biasDegrees * Math.PI) / 180;
  const towardsX = (2 * bias * Math.cos(angle)) / Math.max(1, width - 1);
  const towardsY = (2 * bias * Math.sin(angle)) / Math.max(1, height - 1);
  for (let row = 0; row < height; row++) {
    const field = 1 + towardsY * (row - (height - 1) / 2) - (towardsX * (width - 1)) / 2;
    for (let column = 0; column < width; column++) data[row * width + column] *= field + towardsX * column;
  }
}

/** Rician noise in place: a scanner shows the magnitude of a signal whose two channels each carry Gaussian noise, so that
 *  air is faintly grey and tissue is not shifted. Channels of a colour image share it. */
export function addNoise(planes: Plane[], sigmaLevels: number, random: Random): void {
  if (sigmaLevels === 0) return;
  for (let at = 0; at < planes[0].data.length; at++) {
    // Box and Muller's transform gives both channels at once.
    const radius = sigmaLevels * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    const imaginary = radius * Math.sin(angle);
    const real = radius * Math.cos(angle);
    for (const { data } of planes) data[at] = Math.sqrt((data[at] + real) ** 2 + imaginary ** 2);
  }
}

/** Blanks a square in place. */
export function cutOut({ data, width, height }: Plane, changes: Changes, background: number): void {
  const side = Math.round(changes.cutout * Math.min(width, height));
  const left = Math.round(changes.cutoutX * width - side / 2);
  const top = Math.round(changes.cutoutY * height - side / 2);
  for (let row = Math.max(0, top); row < Math.min(height, top + side); row++)
    data.fill(background, row * width + Math.max(0, left), row * width + Math.min(width, left + side));
}
