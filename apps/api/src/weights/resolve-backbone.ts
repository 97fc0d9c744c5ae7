import { basename } from "node:path";
import { userProblem } from "../messages/user-problem.ts";
import type { BackboneCard } from "./backbone-card.ts";
import { sha256PrefixOf } from "./known-backbones.ts";
import { listBackbones } from "./list-backbones.ts";
import { sha256OfFile } from "./sha256-of-file.ts";

/** A backbone whose weights are there to be read. */
export type ResolvedBackbone = { id: string; architecture: string; path: string; card: BackboneCard | null };

/** Find the weights of a backbone.
 *  A torchvision file is hashed each time: one that was brought by hand, or cut short, is told before it gives wrong numbers.
 *  @throws UserProblem WEIGHTS_UNKNOWN, WEIGHTS_NOT_INSTALLED or WEIGHTS_WRONG_HASH */
export async function resolveBackbone(id: string, params: { dataDir: string }): Promise<ResolvedBackbone> {
  const backbones = await listBackbones(params.dataDir);
  const found = backbones.find((backbone) => backbone.id === id);
  if (!found) throw userProblem("WEIGHTS_UNKNOWN", { id, known: backbones.map((backbone) => backbone.id).join(", ") });
  const { architecture, path, card, source } = found;
  if (!found.installed) {
    if (source === "TORCHVISION") throw userProblem("WEIGHTS_NOT_INSTALLED", { id, path });
    throw userProblem("WEIGHTS_FILE_GONE", { id, path });
  }
  if (source === "TORCHVISION") {
    const sha256 = await sha256OfFile(path);
    const expected = sha256PrefixOf(basename(path));
    if (!sha256.startsWith(expected))
      throw userProblem("WEIGHTS_WRONG_HASH", { id, path, expected, found: sha256.slice(0, 8) });
  }
  return { id, architecture, path, card };
}
