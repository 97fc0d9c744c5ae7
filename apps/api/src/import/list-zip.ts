import type yauzl from "yauzl";
import type { NoticeCode } from "../messages/catalogue.ts";
import type { Notice } from "../messages/notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import type { ParseTools } from "../parsing/parse-tasks.ts";
import { openArchiveFile } from "./archive-reader.ts";
import { isLabelWord } from "./folder-label.ts";
import { ignoredPart } from "./ignored-name.ts";
import { shown } from "./shown.ts";
import type { SourceLimits } from "./source.ts";
import { checkEntryName, decodeEntryName } from "./zip-entry-name.ts";

/** What of an entry is needed to read it. */
export type ZipEntry = Pick<
  yauzl.Entry,
  | "compressedSize"
  | "uncompressedSize"
  | "crc32"
  | "compressionMethod"
  | "generalPurposeBitFlag"
  | "relativeOffsetOfLocalHeader"
>;

export type ListZipInput = { location: string; name: string; limits: SourceLimits };

/** Entries to read by path, in order, and what is told of the others. */
export type ListedZip = { paths: string[]; entries: ZipEntry[]; ignored: Notice[]; rejected: Notice[] };

/** Of a name in a notice: a hostile one may have 65,535 bytes, in each of many entries. */
const NAME_SHOWN_MAX = 300;

/** Told of while a directory is read: seldom, for each takes a message between threads. */
const ENTRIES_A_MESSAGE = 1_000;

function entryOf(entry: yauzl.Entry): ZipEntry {
  const { compressedSize, uncompressedSize, crc32, compressionMethod } = entry;
  const { generalPurposeBitFlag, relativeOffsetOfLocalHeader } = entry;
  return {
    ...{ compressedSize, uncompressedSize, crc32, compressionMethod },
    ...{ generalPurposeBitFlag, relativeOffsetOfLocalHeader },
  };
}

/** List an archive from its directory. The directory is where a hostile archive is refused, whole and before anything is
 *  kept: too many entries, too many bytes, a bomb, entries that share their bytes. A single entry that cannot be read
 *  safely (outside path, link, encrypted, too large) is rejected alone.
 *  @throws UserProblem */
export async function listZip({ location, name, limits }: ListZipInput, tools: ParseTools): Promise<ListedZip> {
  const archive = await openArchive(location, name);
  try {
    if (archive.entryCount > limits.entriesMax)
      throw userProblem("ARCHIVE_TOO_MANY_ENTRIES", {
        name,
        entries: archive.entryCount,
        entriesMax: limits.entriesMax,
      });
    const listing = createListing(limits);
    const totals = createTotals(archive, name, limits);
    let seen = 0;
    for await (const entry of readDirectory(archive, name)) {
      const entryName = decodeEntryName(entry);
      totals.add(entry, entryName);
      listing.add(entry, entryName);
      if (++seen % ENTRIES_A_MESSAGE === 0) tools.progress(listing.entries.size);
    }
    totals.check();
    tools.progress(listing.entries.size);
    const { entries, ignored, rejected } = listing;
    if (entries.size === 0 && rejected.length > 0 && rejected.every((notice) => notice.code === "ENTRY_ENCRYPTED"))
      throw userProblem("ARCHIVE_ENCRYPTED", { name });
    const top = commonTopFolder([...entries.keys()]);
    const withoutTop = [...entries].map(([path, entry]): [string, ZipEntry] => [
      path.startsWith(top) ? path.slice(top.length) : path,
      entry,
    ]);
    withoutTop.sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      paths: withoutTop.map(([path]) => path),
      entries: withoutTop.map(([, entry]) => entry),
      ignored,
      rejected,
    };
  } finally {
    archive.close();
  }
}

export async function openArchive(location: string, name: string): Promise<yauzl.ZipFile> {
  return openArchiveFile(location).catch((error: unknown) => {
    throw directoryProblem(error, name);
  });
}

async function* readDirectory(archive: yauzl.ZipFile, name: string): AsyncGenerator<yauzl.Entry> {
  const entries = archive.eachEntry();
  for (;;) {
    const next = await entries.next().catch((error: unknown) => {
      throw directoryProblem(error, name);
    });
    if (next.done) return;
    yield next.value;
  }
}

function directoryProblem(error: unknown, name: string): unknown {
  if (!(error instanceof Error)) return error;
  if ("code" in error && error.code !== undefined)
    return userProblem("SOURCE_NOT_READABLE", { name, reason: String(error.code) });
  if (error.message.includes("strong encryption")) return userProblem("ARCHIVE_ENCRYPTED", { name });
  // The directory of a zip is its last part: when it is missing or cut, the end of the file is.
  return /End of central directory|unexpected EOF/i.test(error.message)
    ? userProblem("ARCHIVE_TRUNCATED", { name })
    : userProblem("ARCHIVE_DAMAGED", { name, reason: error.message });
}

/** Refuses an archive whose announced sizes no honest set of images has. Together with `readZipEntry`, which holds each
 *  entry to its announced size, this bounds what an archive can cost. */
function createTotals(archive: yauzl.ZipFile, name: string, limits: SourceLimits) {
  let packed = 0;
  let unpacked = 0;
  const { ratioMax, ratioBytesMin, totalBytesMax } = limits;
  const isBomb = (bytes: number, packedBytes: number) => bytes > ratioBytesMin && bytes > ratioMax * packedBytes;
  return {
    add(entry: yauzl.Entry, entryName: string): void {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (isBomb(entry.uncompressedSize, entry.compressedSize))
        throw userProblem("ARCHIVE_BOMB", {
          name,
          entry: shown(entryName, NAME_SHOWN_MAX),
          bytes: entry.uncompressedSize,
          packedBytes: entry.compressedSize,
          ratioMax,
        });
      if (unpacked > totalBytesMax) throw userProblem("ARCHIVE_TOO_LARGE", { name, bytesMax: totalBytesMax });
    },
    check(): void {
      if (packed > archive.fileSize) throw userProblem("ARCHIVE_OVERLAPS", { name });
      if (isBomb(unpacked, archive.fileSize))
        throw userProblem("ARCHIVE_BOMB", {
          name,
          entry: "",
          bytes: unpacked,
          packedBytes: archive.fileSize,
          ratioMax,
        });
    },
  };
}

const FILE_TYPE = 0o170000;
const SYMLINK = 0o120000;
const REGULAR = 0o100000;

function refusal(entry: yauzl.Entry, limits: SourceLimits): NoticeCode | null {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type === SYMLINK) return "SYMLINK";
  if (type !== 0 && type !== REGULAR) return "SPECIAL_FILE";
  if (entry.isEncrypted()) return "ENTRY_ENCRYPTED";
  if (!entry.canDecodeFileData()) return "ENTRY_COMPRESSION_UNKNOWN";
  return entry.uncompressedSize > limits.fileBytesMax ? "FILE_TOO_LARGE" : null;
}

function createListing(limits: SourceLimits) {
  const entries = new Map<string, ZipEntry>();
  const ignored = new Map<string, Notice>();
  const rejected: Notice[] = [];
  return {
    entries,
    rejected,
    get ignored(): Notice[] {
      return [...ignored.values()];
    },
    add(entry: yauzl.Entry, name: string): void {
      const checked = checkEntryName(name);
      if ("refused" in checked) {
        rejected.push({ code: checked.refused, path: shown(name.replaceAll("\0", "\ufffd"), NAME_SHOWN_MAX) });
        return;
      }
      const { path } = checked;
      const aside = ignoredPart(path);
      if (aside?.path !== undefined) {
        // A hidden folder is named once, not once a file.
        ignored.set(aside.path, { ...aside, path: shown(aside.path, NAME_SHOWN_MAX) });
        return;
      }
      if (/[\\/]$/.test(name)) return;
      const code = refusal(entry, limits) ?? (entries.has(path) ? "ENTRY_DUPLICATE" : null);
      if (code === null) entries.set(path, entryOf(entry));
      else rejected.push({ code, path, params: { bytes: entry.uncompressedSize, bytesMax: limits.fileBytesMax } });
    },
  };
}

/** The folder that holds everything, with its slash, or "". Zipping a folder puts its name before every path; without it
 *  the images have the paths that importing the folder itself gives, so that either way they are the same images.
 *  A folder whose name says something of labels stays. */
function commonTopFolder(paths: string[]): string {
  const slash = paths[0]?.indexOf("/") ?? -1;
  if (slash < 0) return "";
  const top = paths[0].slice(0, slash + 1);
  return isLabelWord(top.slice(0, -1)) || !paths.every((path) => path.startsWith(top)) ? "" : top;
}
