import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { writeFileAtomically } from "../deliverables/write-file-atomically.ts";
import { userProblem } from "../messages/user-problem.ts";
import { parse } from "../parsing/parse.ts";
import type { BackboneCard } from "./backbone-card.ts";
import { listBackbones } from "./list-backbones.ts";
import { addedWeightsFolder, fileSize } from "./weights-folder.ts";

/** Names go into the tables' file names. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/;

/** Twice a ResNet-152 in double precision. */
const FILE_BYTES_MAX = 1024 ** 3;

export type AddedWeights = {
  id: string;
  architecture: string;
  path: string /** True when this very file was there under this name. */;
  present: boolean;
};

/** Copy a weights file of the user's into the data folder under a name that studies can ask for, once it reads as a ResNet.
 *  @param file a .pth as torch.save writes it or a .safetensors; it is read and left as it is
 *  @throws UserProblem WEIGHTS_NAME_INVALID, WEIGHTS_NAME_TAKEN, WEIGHTS_NO_FILE, WEIGHTS_UNUSABLE or OUTPUT_*; nothing is then added */
export async function addWeights(file: string, name: string, params: { dataDir: string }): Promise<AddedWeights> {
  if (!NAME.test(name)) throw userProblem("WEIGHTS_NAME_INVALID", { name });
  const size = await fileSize(file);
  if (size === null) throw userProblem("WEIGHTS_NO_FILE", { path: file }, file);
  if (size > FILE_BYTES_MAX)
    throw userProblem(
      "WEIGHTS_UNUSABLE",
      { path: file, detail: `it has ${size} bytes, a ResNet-50 some 100,000,000` },
      file,
    );
  const bytes = await readFile(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const taken = (await listBackbones(params.dataDir)).find(({ id }) => id === name);
  if (taken) {
    const { architecture, path, installed, card } = taken;
    if (taken.source !== "ADDED" || card?.sha256 !== sha256) throw userProblem("WEIGHTS_NAME_TAKEN", { name });
    if (installed) return { id: name, architecture, path, present: true };
  }
  const architecture = await parse("architecture", { path: file, bytes }, { name: file });
  const folder = addedWeightsFolder(params.dataDir);
  const card: BackboneCard = { id: name, architecture, sha256, file: `${name}${extname(file).toLowerCase()}` };
  const path = join(folder, card.file);
  await writeFileAtomically(path, [bytes]);
  // The card comes last: without one the file is not listed.
  await writeFileAtomically(join(folder, `${name}.json`), [`${JSON.stringify(card, null, 2)}\n`]);
  return { id: name, architecture, path, present: false };
}
