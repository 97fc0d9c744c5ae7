import { drawUniform } from "../random/draw.ts";
import type { Random } from "../random/random.ts";

/** From the least to the most; drawn evenly between. */
type Range = readonly [number, number];

/** What may happen to a copy. Lengths are shares of the short side, so that one range serves every image size. */
type ChangeRanges = {
  /** Chance of a mirror image, left for right: which side a finding is on does not decide its class. */
  flip: number;
  rotationDegrees: Range;
  scale: Range;
  shearDegrees: Range;
  /** Along each axis. */
  shift: Range;
  /** Exponent of the brightness, and its factor. */
  gamma: Range;
  gain: Range;
  /** Most by which a smooth field brightens or darkens a side, as a receive coil does. */
  bias: Range;
  /** Standard deviation of the blur. */
  blur: Range;
  /** Standard deviation of the scanner's noise in either channel, as a share of full brightness. */
  noise: Range;
  /** Side of the square that is blanked. */
  cutout: Range;
};

/** Patient positioning within a routine examination. */
const WEAK: ChangeRanges = {
  flip: 0.5,
  rotationDegrees: [-5, 5],
  scale: [1, 1],
  shearDegrees: [0, 0],
  shift: [-0.04, 0.04],
  gamma: [1, 1],
  gain: [1, 1],
  bias: [0, 0],
  blur: [0, 0],
  noise: [0, 0],
  cutout: [0, 0],
};

/** Another scanner, protocol and head: larger movements, other contrast, uneven coil, softer and noisier, partly hidden.
 *  The square is at most a fifth of the side, so that it seldom hides a whole finding. */
const STRONG: ChangeRanges = {
  flip: 0.5,
  rotationDegrees: [-20, 20],
  scale: [0.85, 1.15],
  shearDegrees: [-8, 8],
  shift: [-0.08, 0.08],
  gamma: [0.67, 1.5],
  gain: [0.75, 1.25],
  bias: [0, 0.3],
  blur: [0, 1.5 / 256],
  noise: [0, 0.05],
  cutout: [0.1, 0.2],
};

export const CHANGE_RANGES = { weak: WEAK, strong: STRONG };

/** One draw of what happens to a copy; units as in ChangeRanges. */
export type Changes = {
  flip: boolean;
  rotationDegrees: number;
  scale: number;
  shearDegrees: number;
  shiftX: number;
  shiftY: number;
  gamma: number;
  gain: number;
  bias: number;
  /** Direction towards which the field brightens. */
  biasDegrees: number;
  blur: number;
  noise: number;
  cutout: number;
  /** Centre of the blanked square, as shares of the width and height. */
  cutoutX: number;
  cutoutY: number;
};

/** Every change is drawn, used or not, so that one range can be altered without moving the other draws. */
export function drawChanges(ranges: ChangeRanges, random: Random): Changes {
  const within = ([low, high]: Range) => drawUniform(random, low, high);
  return {
    flip: random() < ranges.flip,
    rotationDegrees: within(ranges.rotationDegrees),
    scale: within(ranges.scale),
    shearDegrees: within(ranges.shearDegrees),
    shiftX: within(ranges.shift),
    shiftY: within(ranges.shift),
    // Exponents are alike by ratio: as often below 1 as above.
    gamma: Math.exp(within([Math.log(ranges.gamma[0]), Math.log(ranges.gamma[1])])),
    gain: within(ranges.gain),
    bias: within(ranges.bias),
    biasDegrees: within([0, 360]),
    blur: within(ranges.blur),
    noise: within(ranges.noise),
    cutout: within(ranges.cutout),
    cutoutX: within([0.2, 0.8]),
    cutoutY: within([0.2, 0.8]),
  };
}
