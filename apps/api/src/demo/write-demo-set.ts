import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { encodePng } from "@brainscan/ml/image/encode-thumbnail";
import {
  drawPlannedSlice,
  type PhantomFile,
  type PhantomPlan,
  planPhantomSet,
} from "@brainscan/ml/phantom/plan-phantom-set";
import { outputProblem } from "../deliverables/output-problem.ts";

export type DemoTools = { onProgress?: (done: number, total: number) => void; signal?: AbortSignal };

const README = `Synthetic demonstration data

Brain-like phantoms drawn by BrainScan AI from a seed. They show no person, come from no scanner and say nothing about any disease.
Duplicates, a truncated file and a text under an image's name are there on purpose: a real folder has them.

Données de démonstration synthétiques

Fantômes ressemblant à des cerveaux, dessinés par BrainScan AI à partir d'une graine. Ils ne montrent personne, ne viennent d'aucun
appareil et ne disent rien d'aucune maladie. Les doublons, le fichier tronqué et le texte nommé comme une image sont là exprès.
`;

/** Draw the demonstration set into a folder, in the layout that the import reads. The same seed gives the same bytes.
 *  @param n files, duplicates and defects included; the README comes on top
 *  @throws UserProblem OUTPUT_* when the folder cannot be written; the signal's reason when aborted */
export async function writeDemoSet(
  dir: string,
  params: { seed: number; n?: number },
  { onProgress, signal }: DemoTools = {},
): Promise<void> {
  const plan = planPhantomSet(params.seed, params.n);
  const draw = createDrawer(plan);
  await write(join(dir, "README.txt"), README);
  for (const [done, file] of plan.files.entries()) {
    signal?.throwIfAborted();
    onProgress?.(done, plan.files.length);
    await write(join(dir, file.path), await contentOf(file, plan, draw));
    // Drawing keeps this thread busy: let pages and progress have their turn.
    await nextTurn();
  }
  onProgress?.(plan.files.length, plan.files.length);
}

/** Each drawing is made once, however many files show it. */
function createDrawer(plan: PhantomPlan): (slice: number) => Uint8Array {
  const drawn = new Map<number, Uint8Array>();
  return (slice) => {
    const pixels = drawn.get(slice) ?? drawPlannedSlice(plan, slice);
    drawn.set(slice, pixels);
    return pixels;
  };
}

async function contentOf(
  file: PhantomFile,
  { sizePx }: PhantomPlan,
  draw: (slice: number) => Uint8Array,
): Promise<Uint8Array | string> {
  if (file.content === "text") return file.text;
  const grey = draw(file.slice);
  if (file.content === "slice" && file.encoding === "png-rgb")
    return encodePng({ data: greyToRgb(grey), width: sizePx, height: sizePx, channels: 3 });
  const png = await encodePng({ data: grey, width: sizePx, height: sizePx, channels: 1 });
  return file.content === "truncated" ? png.subarray(0, png.length >> 1) : png;
}

function greyToRgb(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i], i * 3, i * 3 + 3);
  return rgb;
}

async function write(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (cause) {
    throw outputProblem(path, cause);
  }
}
