import { drawUniform } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import type { Stroke } from "./shade.ts";

/** The shape of one head, in units of half the image's side; x to the right, y towards the back of the head. */
export type Anatomy = {
  halfWidth: number;
  halfLength: number;
  /** Widening towards the back. */
  egg: number;
  /** Radii, as shares of the outline's: inner edges of scalp and bone, outer edge of the brain. */
  scalpInner: number;
  boneInner: number;
  brainEdge: number;
  foldsPerUnit: number;
  foldDepth: number;
  /** Width of the furrows: wider with age. */
  furrow: number;
  ventricles: Stroke[];
  fissures: Stroke[];
  nuclei: { x: number; y: number; rx: number; ry: number }[];
  /** Half-width of the gap between the hemispheres. */
  midlineGap: number;
  midlineFront: number;
  midlineBack: number;
};

/** A head of no one in particular: sizes vary as between people, left and right a little apart. */
export function drawAnatomy(random: Random): Anatomy {
  const halfWidth = drawUniform(random, 0.68, 0.77);
  const scalpInner = drawUniform(random, 0.935, 0.96);
  const boneInner = scalpInner - drawUniform(random, 0.04, 0.075);
  // High slices cut above the ventricles, low ones through their widest part.
  const opening = random() < 0.2 ? drawUniform(random, 0.15, 0.4) : drawUniform(random, 0.65, 1.45);
  const asymmetry = drawUniform(random, -0.22, 0.22) * (random() < 0.3 ? 1.8 : 1);
  return {
    halfWidth,
    halfLength: halfWidth * drawUniform(random, 1.14, 1.25),
    egg: drawUniform(random, 0.03, 0.14),
    scalpInner,
    boneInner,
    brainEdge: boneInner - drawUniform(random, 0.012, 0.03),
    foldsPerUnit: drawUniform(random, 6.4, 8.6),
    foldDepth: drawUniform(random, 0.27, 0.42),
    furrow: drawUniform(random, 0.04, 0.19),
    ventricles: [
      ...ventricle(random, -1, opening * (1 + asymmetry)),
      ...ventricle(random, 1, opening * (1 - asymmetry)),
    ],
    fissures: [fissure(random, -1), fissure(random, 1)],
    nuclei: [-1, 1].flatMap((side) => [
      { x: side * 0.13, y: drawUniform(random, 0.07, 0.12), rx: 0.085, ry: 0.12 },
      { x: side * 0.145, y: drawUniform(random, -0.21, -0.17), rx: 0.05, ry: 0.09 },
      { x: side * 0.27, y: drawUniform(random, -0.07, -0.02), rx: 0.055, ry: 0.13 },
    ]),
    midlineGap: drawUniform(random, 0.008, 0.02),
    midlineFront: drawUniform(random, -0.36, -0.26),
    midlineBack: drawUniform(random, 0.34, 0.44),
  };
}

/** One side: front horn bending outwards, waist, back horn. */
function ventricle(random: Random, side: number, opening: number): Stroke[] {
  const width = 0.036 * opening;
  const splay = drawUniform(random, 0.85, 1.2);
  const reach = Math.min(1, 0.55 + 0.45 * opening);
  const point = (x: number, y: number, share: number) => ({ x: side * x, y: y * reach, r: width * share });
  const path = [
    point(0.15 * splay, drawUniform(random, -0.36, -0.31), 0.35),
    point(0.1 * splay, -0.27, 1.05),
    point(0.045 + 0.7 * width, -0.12, 0.85),
    point(0.035 + 0.7 * width, drawUniform(random, 0.0, 0.06), 0.6),
    point(0.1 * splay, 0.21, 0.95),
    point(0.18 * splay, drawUniform(random, 0.32, 0.4), 0.4),
  ];
  return path.slice(1).map((to, i) => ({ ax: path[i].x, ay: path[i].y, bx: to.x, by: to.y, ra: path[i].r, rb: to.r }));
}

function fissure(random: Random, side: number): Stroke {
  const y = drawUniform(random, -0.14, -0.02);
  return {
    ax: side * 0.62,
    ay: y - 0.05,
    bx: side * drawUniform(random, 0.36, 0.42),
    by: y + 0.07,
    ra: 0.03,
    rb: 0.008,
  };
}
