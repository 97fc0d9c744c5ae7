import yauzl from "yauzl";
import type { Notice } from "../messages/notice.ts";
import { parse } from "../parsing/parse.ts";
import { createFileNotices, type FileNotices } from "./file-notices.ts";
import { openArchive } from "./list-zip.ts";
import { readZipEntry } from "./read-zip-entry.ts";
import type { OpenOptions, Source } from "./source.ts";

/** List an archive, in a thread of its own, and read its entries when they are asked for.
 *  @throws UserProblem as `listZip` does, PARSING_MEMORY or PARSING_TIME */
export async function openZip(location: string, name: string, options: OpenOptions): Promise<Source> {
  const { limits, onListed, signal } = options;
  const listed = await parse("listZip", { location, name, limits }, { name, signal, onProgress: onListed });
  const entries = new Map(listed.paths.map((path, i) => [path, listed.entries[i]]));
  // Only its end record is read here.
  const archive = await openArchive(location, name);
  return {
    kind: "ZIP",
    files: listed.paths.map((path) => ({ path })),
    ignored: noticesOf(listed.ignored),
    rejected: noticesOf(listed.rejected),
    read({ path }, bytesMax) {
      const entry = Object.assign(Object.create(yauzl.Entry.prototype) as yauzl.Entry, entries.get(path));
      return readZipEntry(archive, entry, path, bytesMax);
    },
    close: async () => archive.close(),
  };
}

function noticesOf(notices: readonly Notice[]): FileNotices {
  const list = createFileNotices();
  list.addAll(notices);
  return list;
}
