/** How two partitions of the same n rows cross: only the cells that hold rows. */
export type Contingency = {
  n: number;
  /** Rows in each cluster of the first and of the second partition, in order of appearance. */
  ofA: Float64Array;
  ofB: Float64Array;
  /** For each cell that holds rows: its cluster in the first, in the second, and its count. */
  inA: Int32Array;
  inB: Int32Array;
  counts: Float64Array;
};

/** Every value is an ordinary cluster, -1 too: leave out the unlabelled rows first where -1 means unlabelled.
 *  @throws RangeError when lengths differ. O(n). */
export function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  if (a.length !== b.length) throw new RangeError(`the partitions have ${a.length} and ${b.length} entries`);
  const n = a.length;
  const [codesA, ofA] = encode(a);
  const [codesB, ofB] = encode(b);
  const cells = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const cell = codesA[i] * ofB.length + codesB[i];
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const keys = Float64Array.from(cells.keys());
  return {
    n,
    ofA,
    ofB,
    inA: Int32Array.from(keys, (key) => Math.floor(key / ofB.length)),
    inB: Int32Array.from(keys, (key) => key % ofB.length),
    counts: Float64Array.from(cells.values()),
  };
}

/** Both are the same partition up to the names of its clusters. */
export function samePartition({ ofA, ofB, counts }: Contingency): boolean {
  return counts.length === ofA.length && counts.length === ofB.length;
}

/** Codes 0, 1, ... in order of appearance, and the number of rows of each. */
export function encode(labels: ArrayLike<number>): [codes: Int32Array, sizes: Float64Array] {
  const known = new Map<number, number>();
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    let code = known.get(labels[i]);
    if (code === undefined) {
      code = known.size;
      known.set(labels[i], code);
    }
    codes[i] = code;
  }
  const sizes = new Float64Array(known.size);
  for (const code of codes) sizes[code]++;
  return [codes, sizes];
}
