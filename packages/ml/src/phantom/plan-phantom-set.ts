import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { drawPhantom, type PhantomParams } from "./draw-phantom.ts";

/** One drawing. Files refer to it by its index in the plan. */
export type PhantomSlice = { cancer: boolean; look: NonNullable<PhantomParams["look"]> };

/** One file of the demonstration set.
 *  - slice: the drawing, as a grey PNG or, with the same pixels, an RGB one
 *  - truncated: the first half of the bytes of the drawing's grey PNG
 *  - text: `text` as UTF-8, under an image's name */
export type PhantomFile =
  | { path: string; content: "slice"; slice: number; encoding: "png-grey" | "png-rgb" }
  | { path: string; content: "truncated"; slice: number }
  | { path: string; content: "text"; text: string };

export type PhantomPlan = {
  seed: number;
  sizePx: number;
  slices: PhantomSlice[];
  /** In byte order of their paths. */
  files: PhantomFile[];
};

/** A resize to 256 leaves these as they are. */
const SIZE_PX = 256;
const LABELLED_SHARE = 0.2;
/** Share of drawings with a mass among the unlabelled ones; the labelled ones are half and half. */
const UNLABELLED_CANCER_SHARE = 0.45;
const NOISY = 3;
const DARK = 2;
/** Unlabelled pairs: the same bytes; the same pixels in another encoding; a labelled slice found unlabelled again. */
const SAME_BYTES = 4;
const SAME_PIXELS = 2;
const ALSO_UNLABELLED = 3;
const N_MIN = 60;

/** The demonstration set: which slices are drawn, which carry a label, and the duplicates and defects that a real
 *  folder has. A pure function of the seed; nothing is drawn yet.
 *  @param n  files, duplicates and defects included; at least 60
 *  @throws RangeError when n is not a whole number of at least 60 */
export function planPhantomSet(seed: number, n = 240): PhantomPlan {
  if (!Number.isInteger(n) || n < N_MIN) throw new RangeError(`n is ${n}, at least ${N_MIN} files are needed`);
  const random = createRandom(seed, "phantom plan");
  const nLabelled = 2 * Math.round((LABELLED_SHARE * n) / 2);
  const defects = 2;
  const nSlices = n - defects - SAME_BYTES - SAME_PIXELS - ALSO_UNLABELLED;
  const nUnlabelled = nSlices - nLabelled;
  const nUnlabelledCancer = Math.round(UNLABELLED_CANCER_SHARE * nUnlabelled);
  const slices = Array.from({ length: nSlices }, (_, i): PhantomSlice & { labelled: boolean } => {
    const labelled = i < nLabelled;
    const atUnlabelled = i - nLabelled;
    const look = labelled || atUnlabelled >= NOISY + DARK ? "plain" : atUnlabelled < NOISY ? "noisy" : "dark";
    return { labelled, look, cancer: labelled ? i % 2 === 1 : atUnlabelled >= nUnlabelled - nUnlabelledCancer };
  });
  // Numbers come after the shuffle, so that a file's number tells nothing of its class.
  shuffle(slices, random);
  const labelled = indicesOf(slices, (slice) => slice.labelled);
  const unlabelled = indicesOf(slices, (slice) => !slice.labelled && slice.look === "plain");
  const twins = shuffle(unlabelled, random).slice(0, SAME_BYTES + SAME_PIXELS);
  const seenAgain = shuffle(labelled, random).slice(0, ALSO_UNLABELLED);
  const files: PhantomFile[] = slices.map((slice, at) => {
    const path = `${slice.labelled ? `avec_labels/${slice.cancer ? "cancer" : "normal"}` : "sans_label"}/${named(at)}`;
    return { path, content: "slice", slice: at, encoding: "png-grey" };
  });
  for (const [copy, at] of [...twins, ...seenAgain].entries()) {
    const samePixels = copy >= SAME_BYTES && copy < SAME_BYTES + SAME_PIXELS;
    const path = `sans_label/${named(nSlices + copy)}`;
    files.push({ path, content: "slice", slice: at, encoding: samePixels ? "png-rgb" : "png-grey" });
  }
  files.push({ path: `sans_label/${named(n - 2)}`, content: "truncated", slice: unlabelled[unlabelled.length - 1] });
  files.push({ path: `sans_label/${named(n - 1)}`, content: "text", text: "This is not an image.\n" });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { seed, sizePx: SIZE_PX, slices: slices.map(({ cancer, look }) => ({ cancer, look })), files };
}

/** The pixels of one drawing of the plan: sizePx x sizePx grey levels, the same bytes every time.
 *  @throws RangeError when the plan has no such slice */
export function drawPlannedSlice(plan: PhantomPlan, slice: number): Uint8Array {
  const planned = plan.slices[slice];
  if (!planned) throw new RangeError(`slice ${slice} asked of a plan of ${plan.slices.length}`);
  const { cancer, look } = planned;
  return drawPhantom(createRandom(plan.seed, "phantom", slice), { sizePx: plan.sizePx, cancer, look });
}

function named(index: number): string {
  return `phantom-${String(index + 1).padStart(4, "0")}.png`;
}

function indicesOf<T>(items: T[], holds: (item: T) => boolean): number[] {
  return Array.from(items.keys()).filter((at) => holds(items[at]));
}
