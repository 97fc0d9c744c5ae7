import { indexSuffixes, type SuffixIndex } from "./suffix-index.ts";

/** What a table's `filename` means among the images of a source. */
export type NameMatch =
  | { path: string }
  | { ambiguous: true; first: string; second: string; count: number }
  | { unknown: true };

/** Finds images by the names that tables give them. */
export type FileNames = {
  /** @param folder  folder of the table, "" for the root, with a slash otherwise. O(log(images)), but for namesakes that are looked
   *    through once for each folder of a table. */
  find(filename: string, folder: string): NameMatch;
};

const reversedParts = (path: string) => path.split("/").reverse();

/** A name is looked for, in this order: as a path from the table's own folder, as a path from the root, then as the end of
 *  one path alone below the table's folder. Two candidates are no candidate. */
export function indexFileNames(paths: readonly string[]): FileNames {
  const known = new Set(paths);
  // Many tables name every image by its whole path, and need no more.
  let index: SuffixIndex | undefined;
  const found = new Map<string, NameMatch>();

  function findEnding(name: string, folder: string): NameMatch {
    index ??= indexSuffixes(paths.map(reversedParts));
    const { order } = index;
    const { from, to } = index.range(reversedParts(name));
    let [first, second, count] = [-1, -1, 0];
    for (let at = from; at < to; at++) {
      const image = order[at];
      if (!paths[image].startsWith(folder)) continue;
      count++;
      // In the order of the source, whatever that of the index.
      if (first < 0 || image < first) [first, second] = [image, first];
      else if (second < 0 || image < second) second = image;
    }
    if (count === 0) return { unknown: true };
    return count === 1
      ? { path: paths[first] }
      : { ambiguous: true, first: paths[first], second: paths[second], count };
  }

  return {
    find(filename, folder) {
      const name = filename
        .normalize("NFC")
        .replaceAll("\\", "/")
        .replace(/^(\.?\/)+/, "");
      if (known.has(`${folder}${name}`)) return { path: `${folder}${name}` };
      if (known.has(name)) return { path: name };
      const key = `${folder}\0${name}`;
      const match = found.get(key) ?? findEnding(name, folder);
      found.set(key, match);
      return match;
    },
  };
}

/** Folder of a path, as `find` takes it. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
