import { drawUniform } from "../random/draw.ts";
import { forkRandom, type Random } from "../random/random.ts";

/** A round-ish change of the tissue. */
export type Blob = {
  x: number;
  y: number;
  radius: number;
  /** How ragged its border is. */
  raggedness: number;
  /** Share of its own brightness that shows, 0..1. */
  strength: number;
  /** Width of the border and of the swelling, in radii; 0 for none. */
  rim: number;
  oedema: number;
  /** How far it pushes its surroundings, in radii. */
  push: number;
};

export type Findings = {
  blobs: Blob[];
  /** Benign specks of the white matter. */
  spots: { x: number; y: number; radius: number; strength: number }[];
  /** Benign bright vessels seen end on or lengthwise. */
  vessels: { x: number; y: number; dx: number; dy: number; radius: number; strength: number }[];
};

/** What a slice shows beside anatomy. The classes overlap on purpose: some lesions are small and faint, and some
 *  slices without one have a benign change of the same kind, so that no score separates the labels. */
export function drawFindings(random: Random, cancer: boolean): Findings {
  const [forBlobs, forSpots, forVessels] = [forkRandom(random), forkRandom(random), forkRandom(random)];
  return {
    blobs: cancer ? drawLesions(forBlobs) : forBlobs() < MIMIC_SHARE ? [mimic(forBlobs)] : [],
    spots: drawSpots(forSpots),
    vessels: drawVessels(forVessels),
  };
}

function drawLesions(random: Random): Blob[] {
  const first = lesion(random, random() < FAINT_SHARE);
  return random() < 0.18 ? [first, { ...lesion(random, true), oedema: 0 }] : [first];
}

function drawSpots(random: Random): Findings["spots"] {
  const count = random() < 0.4 ? Math.floor(drawUniform(random, 2, 9)) : 0;
  return Array.from({ length: count }, () => {
    const { x, y } = place(random, 0.1, 0.42);
    return { x, y, radius: drawUniform(random, 0.012, 0.035), strength: drawUniform(random, 0.4, 0.9) };
  });
}

function drawVessels(random: Random): Findings["vessels"] {
  const count = Math.floor(drawUniform(random, 0, 6));
  return Array.from({ length: count }, () => {
    const { x, y } = place(random, 0.05, 0.6);
    const angle = drawUniform(random, 0, 2 * Math.PI);
    const length = random() < 0.5 ? 0 : drawUniform(random, 0.03, 0.12);
    return {
      x,
      y,
      dx: length * Math.cos(angle),
      dy: length * Math.sin(angle),
      radius: drawUniform(random, 0.008, 0.016),
      strength: drawUniform(random, 0.5, 1),
    };
  });
}

const FAINT_SHARE = 0.3;
const MIMIC_SHARE = 0.4;

function lesion(random: Random, faint: boolean): Blob {
  return {
    ...place(random, 0.12, 0.46),
    radius: faint ? drawUniform(random, 0.12, 0.18) : drawUniform(random, 0.14, 0.27),
    raggedness: drawUniform(random, 0.15, 0.4),
    strength: faint ? drawUniform(random, 0.7, 0.85) : drawUniform(random, 0.75, 1),
    rim: drawUniform(random, 0.18, 0.75),
    oedema: faint ? drawUniform(random, 0.2, 0.5) : drawUniform(random, 0.35, 0.9),
    push: drawUniform(random, 0.15, 0.6),
  };
}

/** An old scar or a cyst: round, without swelling, pushing nothing. */
function mimic(random: Random): Blob {
  return {
    ...place(random, 0.12, 0.46),
    radius: drawUniform(random, 0.07, 0.14),
    raggedness: drawUniform(random, 0.05, 0.2),
    strength: drawUniform(random, 0.35, 0.7),
    rim: drawUniform(random, 0, 0.35),
    oedema: drawUniform(random, 0, 0.2),
    push: 0,
  };
}

/** Somewhere in the brain, at a distance of the centre between two radii. */
function place(random: Random, nearest: number, farthest: number): { x: number; y: number } {
  const angle = drawUniform(random, 0, 2 * Math.PI);
  const radius = Math.sqrt(drawUniform(random, nearest * nearest, farthest * farthest));
  return { x: radius * Math.cos(angle) * 0.9, y: radius * Math.sin(angle) * 1.15 };
}
