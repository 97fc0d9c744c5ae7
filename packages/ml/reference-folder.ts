import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where the parity tests find their cases: the fixtures of this package, or REFERENCE_DIR, a folder of the same form
 *  (`resnet-tiny/`, `preprocess/`, and optionally `models/expected.json`). A relative REFERENCE_DIR may start from
 *  this package, from where the command was typed, or from the repository's root.
 *  @throws Error when REFERENCE_DIR is given and is not there: testing other cases than asked would be worse than none */
export function referenceFolder(): URL {
  // biome-ignore lint/style/noProcessEnv: read by tests alone, which have no env.ts.
  const { REFERENCE_DIR: given, INIT_CWD: typedIn } = process.env;
  if (!given) return new URL("./fixtures/", import.meta.url);
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const found = [process.cwd(), typedIn ?? root, root].map((from) => resolve(from, given)).find(existsSync);
  if (!found) throw new Error(`REFERENCE_DIR is ${given}, and no such folder exists`);
  return pathToFileURL(`${found}/`);
}

/** The input of the tiny networks, n x 3 x height x width: the folder's one file `input-NxCxHxW.f32` (little-endian). */
export function readTinyInput(folder: URL): { path: URL; data: Float32Array; shape: number[] } {
  const name = readdirSync(folder).find((file) => /^input-\d+(x\d+){3}\.f32$/.test(file));
  if (!name) throw new Error(`${folder.pathname} holds no input-NxCxHxW.f32`);
  const path = new URL(name, folder);
  const shape = name.slice("input-".length, -".f32".length).split("x").map(Number);
  return { path, data: new Float32Array(new Uint8Array(readFileSync(path)).buffer), shape };
}
