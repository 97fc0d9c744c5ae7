import type { ParseTask } from "./parse-tasks.ts";

/** What reading one file may take before it is given up: memory of JavaScript's heap, and time. Bytes outside the heap (pages of
 *  a table, numbers of a network, pixels) are counted by their readers before they are taken. */
export type ParseLimits = { heapMb: number; seconds: number };

export const PARSE_LIMITS: Record<ParseTask, ParseLimits> = {
  // 200,000 entries take 80 MB and 2 s.
  listZip: { heapMb: 384, seconds: 60 },
  // A million rows of labels and ten columns take 1 GB.
  readTables: { heapMb: 1536, seconds: 300 },
  readOutside: { heapMb: 1024, seconds: 180 },
  checkOutside: { heapMb: 1024, seconds: 180 },
  architecture: { heapMb: 512, seconds: 120 },
  describeImage: { heapMb: 256, seconds: 60 },
  viewImage: { heapMb: 256, seconds: 60 },
};
