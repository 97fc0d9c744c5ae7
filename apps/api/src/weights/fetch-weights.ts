import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import { DownloadError, type DownloadTools, downloadPart } from "./download-part.ts";
import { type KnownBackbone, sha256PrefixOf, TORCHVISION_BACKBONES, TORCHVISION_URL } from "./known-backbones.ts";
import { sha256OfFile } from "./sha256-of-file.ts";
import { fileSize, weightsFolder } from "./weights-folder.ts";

/** A broken connection is taken up again this often in one call, as long as each try brings something. */
const TRIES_MAX = 5;

export type FetchedWeights = { path: string /** True when the file was there already. */; present: boolean };

/** Bring torchvision's weights into the data folder: at once resumable, and checked by the hash in their name before they count.
 *  @param id       `resnet18`, `resnet50` (IMAGENET1K_V1) or `resnet50-v2`
 *  @param known    what can be fetched, torchvision's by default
 *  @param baseUrl  another server with the same file names, such as a hospital's mirror
 *  @throws UserProblem WEIGHTS_NOT_FETCHABLE, WEIGHTS_UNREACHABLE, WEIGHTS_REFUSED, WEIGHTS_INTERRUPTED (the part is kept),
 *          WEIGHTS_WRONG_HASH (the file is removed) or OUTPUT_*; the signal's reason when aborted (the part is kept) */
export async function fetchWeights(
  id: string,
  params: { dataDir: string; baseUrl?: string; known?: readonly KnownBackbone[] } & DownloadTools,
): Promise<FetchedWeights> {
  const { dataDir, baseUrl = TORCHVISION_URL, known = TORCHVISION_BACKBONES, ...tools } = params;
  const backbone = known.find((candidate) => candidate.id === id);
  if (!backbone) throw userProblem("WEIGHTS_NOT_FETCHABLE", { id, known: known.map((each) => each.id).join(", ") });
  const path = join(weightsFolder(dataDir), backbone.file);
  if ((await fileSize(path)) !== null) return { path, present: true };
  const url = new URL(backbone.file, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
  const partPath = `${path}.part`;
  await download(url, partPath, { id, path, ...tools });
  const sha256 = await sha256OfFile(partPath, tools.signal);
  const expected = sha256PrefixOf(backbone.file);
  if (!sha256.startsWith(expected)) {
    await rm(partPath);
    throw userProblem("WEIGHTS_WRONG_DOWNLOAD", { id, url, expected, found: sha256.slice(0, expected.length) });
  }
  await rename(partPath, path);
  return { path, present: false };
}

async function download(
  url: string,
  partPath: string,
  { id, path, ...tools }: { id: string; path: string } & DownloadTools,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const before = (await fileSize(partPath)) ?? 0;
    try {
      return await downloadPart(url, partPath, tools);
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      const advanced = ((await fileSize(partPath)) ?? 0) > before;
      if (error.kind !== "INTERRUPTED" || tries === TRIES_MAX || !advanced)
        throw new UserProblem(
          { code: `WEIGHTS_${error.kind}`, params: { id, url, path, detail: error.detail } },
          { cause: error },
        );
    }
  }
}
