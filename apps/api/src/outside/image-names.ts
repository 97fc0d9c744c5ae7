/** What a name written elsewhere means among the images of a data set. */
export type OutsideName = { image: number } | { ambiguous: number[] } | { unknown: true };

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
 *  share as many are no match. O(images), then O(namesakes) a name. */
export function indexOutsideNames(paths: readonly string[]): (name: string) => OutsideName {
  const known = paths.map(parts);
  const namesakes = new Map<string, number[]>();
  for (const [image, [file]] of known.entries()) {
    const others = namesakes.get(file);
    if (others) others.push(image);
    else namesakes.set(file, [image]);
  }
  return (name) => {
    const asked = parts(name);
    const candidates = namesakes.get(asked[0]) ?? [];
    if (candidates.length === 0) return { unknown: true };
    const shared = candidates.map((image) => sharedParts(asked, known[image]));
    const most = Math.max(...shared);
    const best = candidates.filter((_, i) => shared[i] === most);
    if (best.length === 1) return { image: best[0] };
    // The whole of one path, where others only end like it.
    const whole = best.filter((image) => known[image].length === most);
    return whole.length === 1 ? { image: whole[0] } : { ambiguous: best };
  };
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
