import { drawNormal } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import type { Changes } from "./augment-changes.ts";
import type { Plane } from "./augment-warp.ts";

/** Contrast and brightness in place: gamma and gain, and a field that is smooth and brighter on one side. Black stays
 *  black. */
export function changeContrast({ data, width, height }: Plane, changes: Changes): void {
  const { gamma, gain, bias } = changes;
  const angle = (changes.biasDegrees * Math.PI) / 180;
  const towardsX = (2 * bias * Math.cos(angle)) / Math.max(1, width - 1);
  const towardsY = (2 * bias * Math.sin(angle)) / Math.max(1, height - 1);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const field = 1 + towardsX * (column - (width - 1) / 2) + towardsY * (row - (height - 1) / 2);
      const value = gamma === 1 ? data[at] : 255 * (Math.max(0, data[at]) / 255) ** gamma;
      data[at] = value * gain * field;
    }
  }
}

/** Rician noise in place: a scanner shows the magnitude of a signal whose two channels each carry Gaussian noise, so that
 *  air is faintly grey and tissue is not shifted. Channels of a colour image share it. */
export function addNoise(planes: Plane[], sigmaLevels: number, random: Random): void {
  if (sigmaLevels === 0) return;
  for (let at = 0; at < planes[0].data.length; at++) {
    const real = sigmaLevels * drawNormal(random);
    const imaginary = sigmaLevels * drawNormal(random);
    for (const { data } of planes) data[at] = Math.hypot(data[at] + real, imaginary);
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
