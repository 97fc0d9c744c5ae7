import { drawUniform } from "../random/draw.ts";
import type { Random } from "../random/random.ts";

/** Brightness, 0..1, of each tissue under one kind of sequence. */
export type Contrast = {
  fluid: number;
  grey: number;
  white: number;
  scalp: number;
  bone: number;
  marrow: number;
  vessel: number;
  /** A mass: its centre, its border, the swelling around it. */
  core: number;
  rim: number;
  oedema: number;
  /** Small benign spots of the white matter. */
  spot: number;
};

// Read off real slices: fluid-dark and fluid-bright sequences, with and without a contrast agent.
const T1: Contrast = {
  fluid: 0.1,
  grey: 0.36,
  white: 0.5,
  scalp: 0.86,
  bone: 0.06,
  marrow: 0.4,
  vessel: 0.2,
  core: 0.24,
  rim: 0.34,
  oedema: 0.38,
  spot: 0.4,
};
const T1_AGENT: Contrast = { ...T1, grey: 0.34, white: 0.42, vessel: 0.9, core: 0.26, rim: 0.86, oedema: 0.33 };
const T2: Contrast = {
  fluid: 0.93,
  grey: 0.55,
  white: 0.36,
  scalp: 0.62,
  bone: 0.05,
  marrow: 0.3,
  vessel: 0.08,
  core: 0.86,
  rim: 0.6,
  oedema: 0.74,
  spot: 0.8,
};
const FLAIR: Contrast = {
  fluid: 0.09,
  grey: 0.53,
  white: 0.42,
  scalp: 0.58,
  bone: 0.07,
  marrow: 0.26,
  vessel: 0.16,
  core: 0.5,
  rim: 0.86,
  oedema: 0.76,
  spot: 0.8,
};

/** One of four kinds of sequence, each tissue shifted a little, as no two scanners agree. */
export function drawContrast(random: Random): Contrast {
  const kind = random();
  const base = kind < 0.5 ? T1_AGENT : kind < 0.85 ? FLAIR : T2;
  const jitter = (value: number): number => Math.min(1, Math.max(0.02, value + drawUniform(random, -0.035, 0.035)));
  return {
    fluid: jitter(base.fluid),
    grey: jitter(base.grey),
    white: jitter(base.white),
    scalp: jitter(base.scalp),
    bone: jitter(base.bone),
    marrow: jitter(base.marrow),
    vessel: jitter(base.vessel),
    core: jitter(base.core),
    rim: jitter(base.rim),
    oedema: jitter(base.oedema),
    spot: jitter(base.spot),
  };
}
