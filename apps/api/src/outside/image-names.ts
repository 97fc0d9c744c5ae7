import { indexSuffixes } from "../import/suffix-index.ts";

/** What a name written elsewhere means among the images of a data set. */
export type OutsideName = { image: number } | { ambiguous: number[] } | { unknown: true };

/** The file's own name, as `indexOutsideNames` compares it: images of another name are no candidates. */
export function outsideFileName(path: string): string {
  return parts(path)[0] ?? "";
}

/** Folders and file of a path, from the last to the first, whatever system wrote it. */
function parts(path: string): string[] {
  return path
    .normalize("NFC")
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .reverse();
}

/** Find images by names that a notebook wrote: relative to some folder, absolute, of another system, or bare file names. Among
 *  images of one file name the one that shares most folders with the name, counted from the file upwards, is meant; two that
 *  share as many are no match. O(images log(images)), then O(log(images)) a folder of a name, and O(namesakes) once for those that
 *  are told together. */
export function indexOutsideNames(paths: readonly string[]): (name: string) => OutsideName {
  const known = paths.map(parts);
  const index = indexSuffixes(known);
  const told = new Map<number, OutsideName>();

  /** Those that share the most, told from one another by nothing but a whole path. */
  function settle(from: number, to: number, nShared: number): OutsideName {
    if (to - from === 1) return { image: index.order[from] };
    const best = Array.from(index.order.subarray(from, to)).sort((a, b) => a - b);
    // The whole of one path, where others only end like it.
    const whole = best.filter((image) => known[image].length === nShared);
    return whole.length === 1 ? { image: whole[0] } : { ambiguous: best };
  }

  return (name) => {
    const asked = parts(name);
    let best = { from: 0, to: 0, nShared: 0 };
    for (let nShared = 1; nShared <= asked.length; nShared++) {
      const { from, to } = index.range(asked.slice(0, nShared));
      if (from === to) break;
      best = { from, to, nShared };
    }
    const { from, to, nShared } = best;
    if (nShared === 0) return { unknown: true };
    // A range of one ending begins where no other of that many parts does.
    const key = from * 1_024 + Math.min(nShared, 1_023);
    const settled = told.get(key) ?? settle(from, to, nShared);
    told.set(key, settled);
    return settled;
  };
}
