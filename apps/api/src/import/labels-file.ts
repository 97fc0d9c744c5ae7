import type { Notice } from "../messages/notice.ts";
import { type FileNames, folderOf } from "./file-names.ts";
import { createNoticeList } from "./notice-list.ts";
import { quoted, readTable } from "./read-table.ts";

export const LABELS = new Map<string, 0 | 1 | null>([
  ["normal", 0],
  ["0", 0],
  ["cancer", 1],
  ["tumor", 1],
  ["tumour", 1],
  ["1", 1],
  ["", null],
]);

/** Labels given by name: null is "unlabelled", said in so many words. */
export type NamedLabels = Map<string, 0 | 1 | null>;

/** Read one or more labels.csv (`filename,label`). A row that cannot be used is named and left out; an image given two
 *  different labels, in one file or across several, gets none.
 *  @returns labels by image path; images in conflict are mapped to null */
export function readLabelsFiles(
  files: Iterable<{ path: string; bytes: Uint8Array }>,
  names: FileNames,
): { labels: NamedLabels; notices: Notice[] } {
  const labels: NamedLabels = new Map();
  const origins = new Map<string, { file: string; line: number }>();
  const conflicts = new Set<string>();
  const notices = createNoticeList();
  for (const { path: file, bytes } of files) {
    const read = readTable(bytes, file);
    if ("problem" in read) {
      notices.add(read.problem);
      continue;
    }
    const header = read.table.header.map((cell) => cell.toLowerCase());
    const filenameAt = header.indexOf("filename");
    const labelAt = header.indexOf("label");
    if (filenameAt < 0 || labelAt < 0) {
      notices.add({ code: "LABELS_HEADER", path: file });
      continue;
    }
    for (const { line, cells } of read.table.rows) {
      const filename = cells[filenameAt] ?? "";
      const value = cells[labelAt] ?? "";
      const label = LABELS.get(value.toLowerCase());
      if (label === undefined) {
        notices.add({
          code: "LABELS_UNKNOWN_LABEL",
          path: file,
          params: { line, filename: quoted(filename), value: quoted(value) },
        });
        continue;
      }
      const match = names.find(filename, folderOf(file));
      if ("unknown" in match) {
        notices.add({ code: "LABELS_UNKNOWN_FILE", path: file, params: { line, filename: quoted(filename) } });
        continue;
      }
      if ("ambiguous" in match) {
        const { first, second, count } = match;
        const params = { line, filename: quoted(filename), count, first, second };
        notices.add({ code: "LABELS_AMBIGUOUS_FILE", path: file, params });
        continue;
      }
      const origin = origins.get(match.path);
      if (origin === undefined) {
        labels.set(match.path, label);
        origins.set(match.path, { file, line });
      } else if (labels.get(match.path) !== label && !conflicts.has(match.path)) {
        conflicts.add(match.path);
        notices.add({
          code: "LABELS_CONFLICT",
          path: match.path,
          params: { firstFile: origin.file, firstLine: origin.line, secondFile: file, secondLine: line },
        });
      }
    }
  }
  for (const path of conflicts) labels.set(path, null);
  return { labels, notices: notices.toArray() };
}
