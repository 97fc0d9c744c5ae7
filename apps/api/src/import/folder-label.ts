const LABELLED = new Set(["aveclabel", "labeled", "labelled"]);
const UNLABELLED = new Set(["sanslabel", "unlabeled", "unlabelled"]);
const CLASSES = new Map<string, 0 | 1>([
  ["normal", 0],
  ["cancer", 1],
  ["tumor", 1],
  ["tumour", 1],
]);

/** A folder's name without case, accents, separators and plural: "Avec Labels", "avec-labels" and "AVEC_LABELS" are one. */
function plain(segment: string): string {
  return segment
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, "")
    .replace(/s$/, "");
}

/** True when a folder of this name says something of the labels of what it holds. */
export function isLabelWord(segment: string): boolean {
  const word = plain(segment);
  return LABELLED.has(word) || UNLABELLED.has(word) || CLASSES.has(word);
}

/** What the folders of a path say of its label.
 *  - `labelled/.../normal/...`: a class; `unlabelled/...` or nothing: no label.
 *  - NO_CLASS: below a labelled folder, in neither class. AMBIGUOUS: in both.
 *  - CLASS_ALONE: in a folder named after a class, but outside any labelled folder: no label is taken from it. */
export type FolderLabel = {
  label: 0 | 1 | null;
  problem: "NO_CLASS" | "AMBIGUOUS" | "CLASS_ALONE" | null;
};

/** Read the label of an image from the folders of its path. The innermost of several labelled or unlabelled folders counts. */
export function readFolderLabel(path: string): FolderLabel {
  const words = path.split("/").slice(0, -1).map(plain);
  const marker = words.findLastIndex((word) => LABELLED.has(word) || UNLABELLED.has(word));
  const below = words.slice(marker + 1);
  const classes = new Set(below.flatMap((word) => CLASSES.get(word) ?? []));
  if (marker < 0) return { label: null, problem: classes.size > 0 ? "CLASS_ALONE" : null };
  if (UNLABELLED.has(words[marker])) return { label: null, problem: null };
  if (classes.size === 0) return { label: null, problem: "NO_CLASS" };
  if (classes.size > 1) return { label: null, problem: "AMBIGUOUS" };
  const [label] = classes;
  return { label, problem: null };
}
