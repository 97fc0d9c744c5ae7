import { basename } from "node:path/posix";

/** What a table's `filename` means among the images of a source. */
export type NameMatch = { path: string } | { ambiguous: string[] } | { unknown: true };

/** Finds images by the names that tables give them. */
export type FileNames = {
  /** @param folder  folder of the table, "" for the root, with a slash otherwise */
  find(filename: string, folder: string): NameMatch;
};

/** A name is looked for, in this order: as a path from the table's own folder, as a path from the root, then as the end of
 *  one path alone below the table's folder. Two candidates are no candidate. */
export function indexFileNames(paths: readonly string[]): FileNames {
  const known = new Set(paths);
  const byBasename = new Map<string, string[]>();
  for (const path of paths) {
    const name = basename(path);
    const twins = byBasename.get(name);
    if (twins) twins.push(path);
    else byBasename.set(name, [path]);
  }
  return {
    find(filename, folder) {
      const name = filename
        .normalize("NFC")
        .replaceAll("\\", "/")
        .replace(/^(\.?\/)+/, "");
      if (known.has(`${folder}${name}`)) return { path: `${folder}${name}` };
      if (known.has(name)) return { path: name };
      const candidates = (byBasename.get(basename(name)) ?? []).filter(
        (path) => path.startsWith(folder) && path.endsWith(`/${name}`),
      );
      if (candidates.length > 1) return { ambiguous: candidates };
      return candidates.length === 1 ? { path: candidates[0] } : { unknown: true };
    },
  };
}

/** Folder of a path, as `find` takes it. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
