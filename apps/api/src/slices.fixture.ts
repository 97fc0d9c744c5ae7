import { drawNormal } from "@brainscan/ml/random/draw";
import { createRandom, type Random } from "@brainscan/ml/random/random";
import sharp from "sharp";
import { ZipFile } from "yazl";

export type SliceSet = Record<string, Uint8Array>;

const SIDE_PX = 96;
const PATCHES = 12;

/** Soft patches, elsewhere in every slice: without them all would pass for copies of one picture. */
function drawPatches(random: Random): (x: number, y: number) => number {
  const patches = Array.from({ length: PATCHES }, () => ({
    ...{ x: SIDE_PX * random(), y: SIDE_PX * random() },
    radius: 8 + 14 * random(),
    height: 120 * (random() - 0.5),
  }));
  return (px, py) =>
    patches.reduce(
      (sum, { x, y, radius, height }) => sum + height * Math.exp(-((px - x) ** 2 + (py - y) ** 2) / (2 * radius ** 2)),
      0,
    );
}

/** A bright disc with patches and noise, and a brighter spot for the second class: enough for a classifier to learn from. */
async function drawSlice(random: Random, bright: boolean): Promise<Uint8Array> {
  const spot = { x: 40 + 16 * random(), y: 40 + 16 * random() };
  const patches = drawPatches(random);
  const pixels = Uint8Array.from({ length: SIDE_PX * SIDE_PX }, (_, index) => {
    const [x, y] = [index % SIDE_PX, Math.floor(index / SIDE_PX)];
    const disc = Math.hypot(x - SIDE_PX / 2, y - SIDE_PX / 2) < 38 ? 90 + patches(x, y) : 10;
    const lesion = bright && Math.hypot(x - spot.x, y - spot.y) < 9 ? 140 : 0;
    return Math.max(0, Math.min(255, disc + lesion + 6 * drawNormal(random)));
  });
  return sharp(pixels, { raw: { width: SIDE_PX, height: SIDE_PX, channels: 1 } })
    .png()
    .toBuffer();
}

/** `perClass` labelled slices of each class and `unlabelled` others, by path; the first labelled one also stands unlabelled. */
export async function drawSlices(seed: number, perClass: number, unlabelled: number): Promise<SliceSet> {
  const random = createRandom(seed);
  const set: SliceSet = {};
  for (let i = 0; i < perClass; i++) {
    set[`avec_labels/normal/n${i}.png`] = await drawSlice(random, false);
    set[`avec_labels/cancer/c${i}.png`] = await drawSlice(random, true);
  }
  for (let i = 0; i < unlabelled; i++) set[`sans_label/u${i}.png`] = await drawSlice(random, i % 2 === 0);
  if (perClass > 0) set["sans_label/twin.png"] = set["avec_labels/normal/n0.png"];
  return set;
}

export async function zipOf(files: SliceSet): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
