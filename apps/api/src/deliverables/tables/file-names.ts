import { posix } from "node:path";

/** The name under which each file stands in the tables: its base name, as notebooks write it, unless two files of the set share one;
 *  then every file goes by its relative path, so that the column stays a key.
 *  @param paths relative paths with forward slashes, each once
 *  @returns names, in the order of the paths */
export function fileNames(paths: readonly string[]): string[] {
  const baseNames = paths.map((path) => posix.basename(path));
  return new Set(baseNames).size === paths.length ? baseNames : [...paths];
}
