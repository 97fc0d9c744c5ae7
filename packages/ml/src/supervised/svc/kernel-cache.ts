import { type Kernel, type KernelRows, kernelBlock, takeKernelRows } from "./kernel.ts";

/** Rows computed at once on a miss: a product of this many costs about twice that of one. */
const BATCH_ROWS = 64;

/** Rows of the kernel matrix, computed when first asked for, kept in single precision (as libsvm does) while there is
 *  room, the longest unused leaving first. */
export type KernelCache = {
  /** Looks at these rows and columns only from now on; what is held of them is kept, unless all rows return. */
  restrict(kept: ArrayLike<number>): void;
  /** Back to all rows and columns, none held. */
  reset(): void;
  /** The row, if it is held. */
  held(position: number): Float32Array | undefined;
  /** Computes a row, and of `others` those that are not held, as many as fit one product. */
  fetch(position: number, others: Iterable<number>): Promise<Float32Array>;
};

export function openKernelCache(kernel: Kernel, all: KernelRows, bytesMax: number): KernelCache {
  let rows = all;
  let cache = new Map<number, Float32Array>();

  return {
    restrict(kept) {
      rows = takeKernelRows(rows, kept);
      const before = cache;
      cache = new Map();
      const places = new Map(Array.from(kept, (from, to) => [from, to]));
      for (const [position, row] of before) {
        const place = places.get(position);
        if (place !== undefined) cache.set(place, takeEntries(row, kept));
      }
    },
    reset() {
      rows = all;
      cache = new Map();
    },
    held(position) {
      const row = cache.get(position);
      if (!row) return undefined;
      // A map remembers the order of insertion: the first is the longest unused.
      cache.delete(position);
      cache.set(position, row);
      return row;
    },
    async fetch(position, others) {
      const n = rows.centred.rows;
      // Two rows are in use at a time.
      const capacity = Math.max(4, Math.floor(bytesMax / (4 * n)));
      const batch = [position];
      const most = Math.min(BATCH_ROWS, capacity - 2);
      for (const other of others) {
        if (batch.length >= most) break;
        if (other !== position && !cache.has(other)) batch.push(other);
      }
      for (const oldest of cache.keys()) {
        if (cache.size + batch.length <= capacity) break;
        cache.delete(oldest);
      }
      const { data } = await kernelBlock(kernel, takeKernelRows(rows, batch), rows);
      batch.forEach((each, i) => {
        cache.set(each, data.slice(i * n, (i + 1) * n));
      });
      return cache.get(position)!;
    },
  };
}

function takeEntries(row: Float32Array, kept: ArrayLike<number>): Float32Array {
  const taken = new Float32Array(kept.length);
  for (let at = 0; at < taken.length; at++) taken[at] = row[kept[at]];
  return taken;
}
