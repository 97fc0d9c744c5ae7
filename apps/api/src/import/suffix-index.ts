/** Finds paths by how they end, folder by folder. */
export type SuffixIndex = {
  /** Paths that end with these parts, as a range of `order`; empty when `from` = `to`. O(log(paths)). */
  range(parts: readonly string[]): { from: number; to: number };
  /** Positions of the paths, those of one ending beside each other. */
  order: Int32Array;
};

/** Slash-separated parts from the last to the first, each closed: "1.png/" begins the key of no "11.png". */
function keyOf(parts: readonly string[]): string {
  return `${parts.join("/")}/`;
}

/** @param reversed  parts of each path, the file's name first. Memory O(characters), time O(n log n). */
export function indexSuffixes(reversed: readonly (readonly string[])[]): SuffixIndex {
  const keys = reversed.map(keyOf);
  const order = Int32Array.from(keys.keys()).sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));

  /** First place whose key is not before the text. */
  function place(isBefore: (key: string) => boolean): number {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(keys[order[middle]])) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    order,
    range(parts) {
      const prefix = keyOf(parts);
      const from = place((key) => key < prefix);
      const to = place((key) => key < prefix || key.startsWith(prefix));
      return { from, to };
    },
  };
}
