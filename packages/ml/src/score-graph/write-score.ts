import type { GraphWriter } from "./graph-writer.ts";

/** Rows as a graph holds them: names of single-precision tensors, n x d each (see Sample). */
export type SampleTensors = { features: string; views: Readonly<Record<string, string>> };

/** Writes what a fitted method learned as operators from rows to P(cancer), with the same arithmetic as its `score`:
 *  rows in single precision, what is computed of them in double.
 *  @returns name of the scores: n, double */
export type WriteScore = (graph: GraphWriter, rows: SampleTensors) => string;
