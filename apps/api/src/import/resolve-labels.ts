import type { LabelSource } from "@brainscan/db/schema/images";
import type { Notice } from "../messages/notice.ts";
import { folderOf } from "./file-names.ts";
import { readFolderLabel } from "./folder-label.ts";
import type { NamedLabels } from "./labels-file.ts";
import { createNoticeList } from "./notice-list.ts";

export type ResolvedLabel = { label: 0 | 1 | null; labelSource: LabelSource | null };

const FOLDER_NOTICES = {
  NO_CLASS: "LABEL_FOLDER_NO_CLASS",
  AMBIGUOUS: "LABEL_FOLDER_AMBIGUOUS",
  CLASS_ALONE: "LABEL_FOLDER_CLASS_ALONE",
} as const;

/** Settle the label of every image. Where labels.csv speaks of an image its word holds, even "unlabelled": it names the image
 *  itself, a folder only happens to contain it. Each disagreement is said. */
export function resolveLabels(
  paths: readonly string[],
  named: NamedLabels,
): { labelOf(path: string): ResolvedLabel; notices: Iterable<Notice> } {
  const overrides = createNoticeList();
  const foldersAtFault = new Map<string, Notice & { params: { count: number } }>();
  for (const path of paths) {
    const folder = readFolderLabel(path);
    const word = named.get(path);
    if (word !== undefined) {
      if (folder.label !== null && folder.label !== word)
        overrides.add({ code: "LABELS_OVERRIDE_FOLDER", path, params: { folder: folder.label, file: word ?? "" } });
      continue;
    }
    if (folder.problem === null) continue;
    const key = `${folder.problem} ${folderOf(path)}`;
    const notice = foldersAtFault.get(key) ?? {
      code: FOLDER_NOTICES[folder.problem],
      path: folderOf(path).slice(0, -1),
      params: { count: 0 },
    };
    notice.params.count++;
    foldersAtFault.set(key, notice);
  }
  return {
    labelOf: (path) => labelOf(path, named),
    notices: [...foldersAtFault.values(), ...overrides.toArray()],
  };
}

/** Found when it is asked for: kept for every image of a large source, labels would take more memory than all else. */
function labelOf(path: string, named: NamedLabels): ResolvedLabel {
  const word = named.get(path);
  if (word !== undefined) return { label: word, labelSource: word === null ? null : "LABELS_CSV" };
  const { label } = readFolderLabel(path);
  return { label, labelSource: label === null ? null : "FOLDER" };
}
