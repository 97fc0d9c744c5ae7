import { createRandom, type Random } from "@brainscan/ml/random/random";
import sharp from "sharp";
import type { SliceSet } from "../../../slices.fixture.ts";

const CELLS = 8;
const SIDE_PX = 64;

/** Smooth random blotches, no two images alike; those of the second class are a little brighter, and overlap. */
async function drawPattern(random: Random, bright: boolean): Promise<Uint8Array> {
  const cells = Uint8Array.from({ length: CELLS * CELLS }, () => 240 * random() + (bright ? 14 : 0));
  return sharp(cells, { raw: { width: CELLS, height: CELLS, channels: 1 } })
    .resize(SIDE_PX, SIDE_PX, { kernel: "cubic" })
    .png()
    .toBuffer();
}

/** `perClass` labelled images of each class, a copy of the first cancer, and `unlabelled` others. */
export async function drawPatterns(seed: number, perClass: number, unlabelled: number): Promise<SliceSet> {
  const random = createRandom(seed, "patterns");
  const set: SliceSet = {};
  for (let i = 0; i < perClass; i++) {
    set[`avec_labels/normal/n${i}.png`] = await drawPattern(random, false);
    set[`avec_labels/cancer/c${i}.png`] = await drawPattern(random, true);
  }
  for (let i = 0; i < unlabelled; i++) set[`sans_label/u${i}.png`] = await drawPattern(random, i % 2 === 0);
  set["avec_labels/cancer/c0 copy.png"] = set["avec_labels/cancer/c0.png"];
  return set;
}
