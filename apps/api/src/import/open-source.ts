import { open, realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import { userProblem } from "../messages/user-problem.ts";
import { openFolder } from "./folder-source.ts";
import { type OpenOptions, SOURCE_LIMITS, type Source } from "./source.ts";
import { openZip } from "./zip-source.ts";

/** List a folder or a zip. The path itself may be a link: it is the user's word; links inside are not followed.
 *  @param name  what messages call it, the last part of the path by default (an upload has a name of its own)
 *  @throws UserProblem SOURCE_NOT_FOUND, SOURCE_NOT_READABLE, SOURCE_NOT_A_FOLDER_OR_ZIP, EMPTY_SOURCE or ARCHIVE_* */
export async function openSource(
  path: string,
  options: Partial<OpenOptions> & { name?: string } = {},
): Promise<Source> {
  const name = options.name ?? basename(path);
  const full: OpenOptions = {
    limits: options.limits ?? SOURCE_LIMITS,
    onListed: options.onListed ?? (() => undefined),
    signal: options.signal,
  };
  const location = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" || error.code === "ENOTDIR"
      ? userProblem("SOURCE_NOT_FOUND", { name: path })
      : userProblem("SOURCE_NOT_READABLE", { name: path, reason: error.code ?? error.message });
  });
  const stats = await stat(location);
  const source = stats.isDirectory()
    ? await openFolder(location, full)
    : await openZip(await checkLooksLikeZip(location, name, stats), name, full);
  if (source.files.length + source.ignored.count + source.rejected.count > 0) return source;
  await source.close();
  throw userProblem("EMPTY_SOURCE", { name });
}

/** A zip begins with a local header ("PK\3\4"), or, empty, with its end record ("PK\5\6"). */
async function checkLooksLikeZip(location: string, name: string, stats: { isFile(): boolean }): Promise<string> {
  if (!stats.isFile()) throw userProblem("SOURCE_NOT_A_FOLDER_OR_ZIP", { name });
  const file = await open(location).catch((error: NodeJS.ErrnoException) => {
    throw userProblem("SOURCE_NOT_READABLE", { name, reason: error.code ?? error.message });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const magic = buffer.toString("latin1", 0, bytesRead);
    if (magic !== "PK\x03\x04" && magic !== "PK\x05\x06") throw userProblem("SOURCE_NOT_A_FOLDER_OR_ZIP", { name });
    return location;
  } finally {
    await file.close();
  }
}
