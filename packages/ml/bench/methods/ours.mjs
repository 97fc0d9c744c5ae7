// One case of ours, measured: node ours.mjs CASE FILE ROWS COLS. Prints { seconds, peakBytes, quality } as its last line.
import { readFileSync } from "node:fs";
import { takeRows } from "@brainscan/ml/matrix/matrix";
import { CASES } from "./cases.mjs";

const [caseId, path, rows, cols] = process.argv.slice(2);
const bytes = readFileSync(path);
const features = {
  data: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4),
  rows: Number(rows),
  cols: Number(cols),
};
const truth = Int32Array.from({ length: features.rows }, (_, row) => row % 5);
const { run } = CASES.find(({ id }) => id === caseId);

// Compilers and sessions warm up on a few rows, as the peer's do.
const few = Math.min(features.rows, 400);
await run(takeRows(features, [...Array(few).keys()]), truth.subarray(0, few));
const start = performance.now();
const quality = await run(features, truth);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024, quality: Number(quality) }));
