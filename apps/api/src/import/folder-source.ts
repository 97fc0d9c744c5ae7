import { constants, type Dirent } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { createFileNotices, type FileNotices } from "./file-notices.ts";
import { ignoredPart } from "./ignored-name.ts";
import {
  type OpenOptions,
  PATH_BYTES_MAX,
  type Source,
  type SourceFile,
  type SourceLimits,
  UnusableFile,
} from "./source.ts";

/** `location`, below the folder, only where it is not the path: two long names for each of a million files would be felt. */
type FolderFile = SourceFile & { location?: string };

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** List a folder and all below it. Links are named, never followed: they could lead out of the folder, or round in it. */
export async function openFolder(root: string, { limits, onListed, signal }: OpenOptions): Promise<Source> {
  const files: FolderFile[] = [];
  const ignored = createFileNotices();
  const rejected = createFileNotices();

  function take(entry: Dirent, path: string, location: string): void {
    const code = entry.name.includes("\ufffd")
      ? "NAME_NOT_UTF8"
      : Buffer.byteLength(path) > PATH_BYTES_MAX
        ? "PATH_TOO_LONG"
        : entry.isSymbolicLink()
          ? "SYMLINK"
          : !entry.isFile()
            ? "SPECIAL_FILE"
            : null;
    if (code !== null) rejected.add({ code, path, params: { bytesMax: PATH_BYTES_MAX } });
    else files.push(path === location ? { path } : { path, location });
  }

  // A list of folders still to see, not a recursion: its depth is the visitor's to choose.
  const folders = [{ location: "", prefix: "" }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const entries = await readdir(join(root, folder.location), { withFileTypes: true }).catch((error: unknown) => {
      rejected.add({ code: "FOLDER_UNREADABLE", path: folder?.prefix ?? "", params: { reason: errorCode(error) } });
      return [];
    });
    for (const entry of entries) {
      const path = `${folder.prefix}${entry.name}`.normalize("NFC");
      const location = `${folder.location}${entry.name}`;
      const aside = ignoredPart(path);
      if (aside !== null) ignored.add(aside);
      else if (entry.isDirectory() && Buffer.byteLength(path) <= PATH_BYTES_MAX)
        folders.push({ location: `${location}/`, prefix: `${path}/` });
      else take(entry, path, location);
    }
    onListed(files.length);
  }
  return {
    kind: "FOLDER",
    files: inOrder(files, rejected),
    ignored,
    rejected,
    read: (file, bytesMax) => readRegularFile(root, file, limits, bytesMax),
    close: async () => undefined,
  };
}

/** Sorted by path. Of names that differ only in how their accents are written the first met is kept. */
function inOrder(files: FolderFile[], rejected: FileNotices): FolderFile[] {
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return files.filter(({ path }, at) => {
    if (path !== files[at - 1]?.path) return true;
    rejected.add({ code: "DUPLICATE_PATH", path, params: { bytesMax: PATH_BYTES_MAX } });
    return false;
  });
}

// NONBLOCK: should a pipe have taken the file's place since it was listed, opening it must not wait for a writer.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readRegularFile(
  root: string,
  { path, location = path }: FolderFile,
  limits: SourceLimits,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  try {
    const file = await open(join(root, location), FLAGS);
    try {
      const { size } = await file.stat().then((stats) => {
        if (!stats.isFile()) throw new UnusableFile("SPECIAL_FILE", path);
        return stats;
      });
      if (bytesMax < size) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(bytesMax), 0, bytesMax, 0);
        return buffer.subarray(0, bytesRead);
      }
      if (size > limits.fileBytesMax)
        throw new UnusableFile("FILE_TOO_LARGE", path, { bytes: size, bytesMax: limits.fileBytesMax });
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const reason = errorCode(error);
    throw new UnusableFile(reason === "ELOOP" ? "SYMLINK" : "FILE_UNREADABLE", path, { reason }, { cause: error });
  }
}
