import { drawUniform } from "../random/draw.ts";
import { forkRandom, type Random } from "../random/random.ts";
import { type Anatomy, drawAnatomy } from "./anatomy.ts";
import { type Contrast, drawContrast } from "./contrast.ts";
import { type Blob, drawFindings, type Findings } from "./findings.ts";
import { createNoiseField, type NoiseField } from "./noise-field.ts";
import { lengthOf, mix, smoothstep, strokeDistance } from "./shade.ts";

export type PhantomParams = {
  /** Side of the square image, pixels. */
  sizePx: number;
  /** Draws a mass. */
  cancer: boolean;
  /** noisy and dark are slices that went wrong. Default plain. */
  look?: "plain" | "noisy" | "dark";
};

/** A synthetic axial slice of a brain-like phantom: outline, bone, folded grey matter, white matter, ventricles, and
 *  with `cancer` a mass. It shows no one: every shape is drawn from `random`.
 *  @returns sizePx x sizePx grey levels, row-major; the same bytes for the same random stream and parameters
 *  @throws RangeError when sizePx is not a whole number of at least 16 */
export function drawPhantom(random: Random, params: PhantomParams): Uint8Array {
  const { sizePx, cancer, look = "plain" } = params;
  if (!Number.isInteger(sizePx) || sizePx < 16) throw new RangeError(`sizePx is ${sizePx}, at least 16 is needed`);
  // Each part has a stream of its own: with and without a mass the head and its noise are the same.
  const scene: Scene = {
    anatomy: drawAnatomy(forkRandom(random)),
    contrast: drawContrast(forkRandom(random)),
    findings: drawFindings(forkRandom(random), cancer),
    noise: createNoiseField(forkRandom(random)),
    edge: 2.4 / sizePx,
  };
  const angle = drawUniform(random, -0.2, 0.2);
  const [shiftX, shiftY] = [drawUniform(random, -0.05, 0.05), drawUniform(random, -0.04, 0.04)];
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const exposure = drawExposure(random, look);
  const grain = look === "noisy" ? drawUniform(random, 0.2, 0.3) : drawUniform(random, 0.008, 0.03);
  const pixels = new Uint8Array(sizePx * sizePx);
  for (let row = 0; row < sizePx; row++) {
    for (let column = 0; column < sizePx; column++) {
      const u = (2 * (column + 0.5)) / sizePx - 1 - shiftX;
      const v = (2 * (row + 0.5)) / sizePx - 1 - shiftY;
      const signal = exposure(brightness(scene, u * cosine + v * sine, v * cosine - u * sine), u, v, scene.noise);
      // The magnitude of a complex signal with normal noise (a Box-Muller pair): scanners' noise never goes below black.
      const radius = grain * Math.sqrt(-2 * Math.log(1 - random()));
      const turn = 2 * Math.PI * random();
      const level = lengthOf(signal + radius * Math.cos(turn), radius * Math.sin(turn));
      pixels[row * sizePx + column] = Math.min(255, Math.round(255 * level));
    }
  }
  return pixels;
}

type Scene = { anatomy: Anatomy; contrast: Contrast; findings: Findings; noise: NoiseField; edge: number };
type Exposure = (value: number, u: number, v: number, noise: NoiseField) => number;

/** Gain, gamma and the slow shading of a receiving coil. */
function drawExposure(random: Random, look: PhantomParams["look"]): Exposure {
  const gain = look === "dark" ? drawUniform(random, 0.03, 0.06) : drawUniform(random, 0.78, 1.05);
  const gamma = drawUniform(random, 0.85, 1.2);
  const shading = drawUniform(random, 0.02, 0.16);
  const [fromX, fromY] = [drawUniform(random, 0, 40), drawUniform(random, 0, 40)];
  return (value, u, v, noise) => {
    return value <= 0 ? 0 : gain * value ** gamma * (1 + shading * noise(0.8 * u + fromX, 0.8 * v + fromY));
  };
}

/** Layers from the outside in. */
function brightness(scene: Scene, x: number, y: number): number {
  const { anatomy, contrast, noise, edge } = scene;
  const rho = outlineShare(anatomy, noise, x, y);
  if (rho > 1 + edge) return 0;
  const soft = edge / anatomy.halfWidth;
  const scalp = contrast.scalp * (0.82 + 0.18 * noise(9 * x + 50, 9 * y));
  const marrow =
    contrast.marrow *
    smoothstep(0.3, 1, 1 - Math.abs((rho - anatomy.boneInner) / (anatomy.scalpInner - anatomy.boneInner) - 0.5) * 2);
  const bone = Math.max(contrast.bone, marrow * (0.6 + 0.4 * noise(5 * x, 5 * y + 90)));
  let value = scalp * smoothstep(1 + soft, 1 - soft, rho);
  value = mix(value, bone, smoothstep(anatomy.scalpInner + soft, anatomy.scalpInner - soft, rho));
  value = mix(value, contrast.fluid, smoothstep(anatomy.boneInner + soft, anatomy.boneInner - soft, rho));
  const inside = smoothstep(anatomy.brainEdge + soft, anatomy.brainEdge - soft, rho);
  return inside === 0 ? value : mix(value, brain(scene, x, y, anatomy.brainEdge - rho), inside);
}

/** Distance from the centre as a share of the outline's, about 1 on the skin. */
function outlineShare({ halfWidth, halfLength, egg }: Anatomy, noise: NoiseField, x: number, y: number): number {
  const share = lengthOf(x / (halfWidth * (1 + egg * y - 0.04 * y * y)), y / halfLength);
  return share * (1 + 0.02 * noise(1.7 * x + 7, 1.7 * y + 3));
}

function brain(scene: Scene, atX: number, atY: number, atDepth: number): number {
  const { anatomy, contrast, findings, noise, edge } = scene;
  const { x, y, depth } = displaced(findings.blobs, atX, atY, atDepth);
  const warpX = x + 0.06 * noise(3.1 * x + 11, 3.1 * y);
  const warpY = y + 0.06 * noise(3.1 * x, 3.1 * y + 23);
  let grey = 0;
  let fluid = 0;

  // The folds: furrows run along the zero lines of a noise that is half mirrored, as hemispheres nearly are.
  const reach = smoothstep(anatomy.foldDepth * (1 + 0.5 * noise(3 * x + 5, 3 * y)), 0.02, depth);
  if (reach > 0) {
    const f = anatomy.foldsPerUnit;
    const fold = 0.55 * noise(f * Math.abs(warpX) + 31, f * warpY) + 0.6 * noise(f * warpX, f * warpY + 47);
    const band = smoothstep(0.3 + 0.12 * reach, 0.2 + 0.06 * reach, Math.abs(fold));
    grey = Math.max(smoothstep(0, 0.35, reach) * band, smoothstep(0.06, 0.035, depth + 0.02 * fold));
    fluid = reach * smoothstep(anatomy.furrow * reach + 0.03, anatomy.furrow * reach * 0.3, Math.abs(fold));
  }

  // The gap between the hemispheres, front and back.
  const front = smoothstep(anatomy.midlineFront + 0.05, anatomy.midlineFront, y);
  const gap = Math.max(front, smoothstep(anatomy.midlineBack - 0.05, anatomy.midlineBack, y));
  if (gap > 0) {
    const across = Math.abs(x + 0.015 * noise(0.5, 4 * y));
    grey = Math.max(grey, gap * smoothstep(0.055, 0.04, across));
    fluid = Math.max(fluid, gap * smoothstep(anatomy.midlineGap + edge, anatomy.midlineGap - edge, across));
  }
  for (const fissure of anatomy.fissures) {
    const distance = strokeDistance(fissure, warpX, warpY);
    grey = Math.max(grey, smoothstep(0.04, 0.025, distance));
    fluid = Math.max(fluid, smoothstep(edge, -edge, distance));
  }
  for (const { x: cx, y: cy, rx, ry } of anatomy.nuclei) {
    const distance = lengthOf((warpX - cx) / rx, (warpY - cy) / ry);
    grey = Math.max(grey, 0.75 * smoothstep(1.05, 0.85, distance));
  }
  const [softX, softY] = [0.6 * x + 0.4 * warpX, 0.6 * y + 0.4 * warpY];
  const ventricle = anatomy.ventricles.reduce(
    (least, stroke) => joined(least, strokeDistance(stroke, softX, softY)),
    1,
  );
  fluid = Math.max(fluid, smoothstep(1.2 * edge, -1.2 * edge, ventricle));

  const texture = 1 + 0.05 * noise(14 * x + 3, 14 * y) + 0.04 * noise(32 * x, 32 * y + 9);
  let value = mix(mix(contrast.white, contrast.grey, grey) * texture, contrast.fluid, fluid);
  for (const spot of findings.spots) {
    const distance = lengthOf(x - spot.x, y - spot.y) / spot.radius + 0.4 * noise(20 * x, 20 * y);
    value = mix(value, contrast.spot, (1 - fluid) * spot.strength * smoothstep(1.2, 0.5, distance));
  }
  for (const { x: vx, y: vy, dx, dy, radius, strength } of findings.vessels) {
    const stroke = { ax: vx, ay: vy, bx: vx + dx + 1e-6, by: vy + dy, ra: radius, rb: radius * 0.7 };
    value = mix(value, contrast.vessel, strength * smoothstep(edge, -edge, strokeDistance(stroke, warpX, warpY)));
  }
  for (const blob of findings.blobs) value = withBlob(value, blob, contrast, noise, x, y, fluid);
  return value;
}

/** The lesser of two distances, rounded where they meet (a polynomial smooth minimum). */
function joined(a: number, b: number): number {
  const share = Math.max(0, 0.03 - Math.abs(a - b)) / 0.03;
  return Math.min(a, b) - 0.0075 * share * share;
}

/** A mass pushes its surroundings away from its centre: what is seen here lay nearer to it before. */
function displaced(blobs: Blob[], x: number, y: number, depth: number): { x: number; y: number; depth: number } {
  let [movedX, movedY] = [x, y];
  for (const blob of blobs) {
    if (blob.push === 0) continue;
    const [dx, dy] = [x - blob.x, y - blob.y];
    const distance = lengthOf(dx, dy) / blob.radius;
    const pull = blob.push * Math.exp(-0.35 * distance * distance) * smoothstep(0, 0.12, depth);
    movedX -= dx * pull;
    movedY -= dy * pull;
  }
  return { x: movedX, y: movedY, depth };
}

function withBlob(
  value: number,
  blob: Blob,
  contrast: Contrast,
  noise: NoiseField,
  x: number,
  y: number,
  fluid: number,
): number {
  const around = lengthOf(x - blob.x, y - blob.y) / blob.radius;
  if (around > 3) return value;
  const ragged = blob.raggedness * (noise(6 * x + 61, 6 * y) + 0.5 * noise(15 * x, 15 * y + 71));
  const distance = around + ragged;
  // Swelling follows the white matter in fingers and spares the fluid.
  const fingers = around + 2.2 * blob.raggedness * noise(5 * x + 81, 5 * y + 19);
  const swelling = blob.oedema === 0 ? 0 : smoothstep(1 + blob.oedema, 0.9, fingers) * (1 - fluid);
  const mottled = mix(contrast.core, contrast.rim, 0.25 + 0.25 * noise(12 * x + 13, 12 * y));
  const border = blob.rim === 0 ? 0 : smoothstep(1 - blob.rim - 0.12, 1 - blob.rim + 0.08, distance);
  const mass = mix(mottled, contrast.rim, border);
  const swollen = mix(value, contrast.oedema, blob.strength * 0.85 * swelling);
  return mix(swollen, mass, blob.strength * smoothstep(1.1, 0.9, distance));
}
