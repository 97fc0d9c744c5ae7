import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const CELL = /("(?:[^"]|"")*"|[^,]*)(,|$)/g;

function cellsOf(line) {
  const cells = [];
  for (const [, cell, end] of line.matchAll(CELL)) {
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "") break;
  }
  return cells;
}

/** Distinct images of a study's predictions.csv, by what identical images share: label, decision, champion's own score. */
export async function readDecisions(folder) {
  const [header, ...lines] = (await readFile(join(folder, "predictions.csv"), "utf8")).trimEnd().split("\n");
  const columns = cellsOf(header);
  const images = new Map();
  for (const line of lines) {
    const row = Object.fromEntries(cellsOf(line).map((cell, i) => [columns[i], cell]));
    images.set(row.group, { labelled: row.label !== "", decision: row.decision, score: Number(row.probability_raw) });
  }
  return images;
}

async function* vectorsOf(path) {
  let dim = null;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const cells = line.split(",");
    if (dim === null) dim = cells.filter((name) => /^\d+$/.test(name)).length;
    else yield { vector: cells.slice(0, dim).map(Number), rest: cells.slice(dim).join(",") };
  }
}

function cosine(a, b) {
  let [dot, aSq, bSq] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    dot += value * b[i];
    aSq += value * value;
    bSq += b[i] * b[i];
  }
  return dot / Math.sqrt(aSq * bSq);
}

/** Cosines of two studies' vectors of one layer, one a file. `layer`: "" for avgpool or "_layer3". */
export async function readCosines(folders, backbone, layer) {
  const cosines = [];
  for (const part of ["labeled", "unlabeled"]) {
    const [ours, theirs] = folders.map((folder) =>
      vectorsOf(join(folder, "tables", `df_${part}_${backbone}${layer}.csv`)),
    );
    for await (const { vector, rest } of ours) {
      const { value: other } = await theirs.next();
      if (other?.rest !== rest) throw new Error(`the tables of ${folders.join(" and ")} are not of the same files`);
      cosines.push(cosine(vector, other.vector));
    }
  }
  return cosines;
}
