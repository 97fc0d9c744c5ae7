import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "@brainscan/ml/random/random";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tabulate } from "./table.ts";
import { type StudyFile, writeStudyTables } from "./write-study-tables.ts";
import { writeTable } from "./write-table.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "parquet-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

type Row = Record<string, string | number | boolean | null>;

async function readParquet(name: string): Promise<Row[]> {
  const bytes = await readFile(join(dir, name));
  return (await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  })) as Row[];
}

async function readCsv(name: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(dir, name)), { columns: true });
}

test("a Parquet table holds the numbers of its CSV, float32 for float32, and a file name on every row, layer3 too", async () => {
  const random = createRandom(3);
  const vectors = new Map<string, Float32Array>();
  const layer = (dim: number) => ({
    dim,
    vectorOf({ sha256 }: { sha256: string }) {
      const key = `${sha256} ${dim}`;
      const vector =
        vectors.get(key) ?? Float32Array.from({ length: dim }, () => (random() - 0.5) * 10 ** (random() * 8 - 4));
      vectors.set(key, vector);
      return vector;
    },
  });
  // More rows than the first row group holds.
  const files = Array.from({ length: 1_100 }, (_, at): StudyFile => {
    const label = at < 40 ? ((at % 2) as 0 | 1) : null;
    return {
      ...{ path: `x/é, ${at}.png`, sha256: `s${at}`, group: `g${at}`, label, decision: "REVIEW" as const },
      ...{
        probability: at / 1_100,
        probabilityRaw: at % 3 === 0 ? null : 1 / (at + 1),
        probabilityCalibrated: 0.1 + 0.2,
      },
      ...{ agreement: null, nearestLabelled: [`x/é, ${at % 7}.png`] },
    };
  });
  await writeStudyTables(dir, { backbone: "tiny", files, avgpool: layer(5), layer3: layer(3) });

  for (const name of ["df_labeled_tiny", "df_unlabeled_tiny", "df_labeled_tiny_layer3", "df_unlabeled_tiny_layer3"]) {
    const csv = await readCsv(`tables/${name}.csv`);
    const rows = await readParquet(`tables/${name}.parquet`);
    expect(rows.length).toBe(csv.length);
    for (const [at, row] of rows.entries()) {
      for (const [column, text] of Object.entries(csv[at]))
        if (column === "filename") expect(row[column]).toBe(text);
        else expect(row[column]).toBe(Math.fround(Number(text)));
      expect(row.filename).toMatch(/^é, \d+\.png$/);
    }
  }
  const [csv, rows] = [await readCsv("predictions.csv"), await readParquet("tables/predictions.parquet")];
  expect(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? "")]))),
  ).toEqual(csv);
});

test("missing values, empty tables and texts that look like numbers read back as they were", async () => {
  const rows = [
    { name: "007", count: 3, share: 1 / 3, done: true },
    { name: null, count: null, share: null, done: null },
    { name: 'a "b", c\nd', count: -2, share: -0.1, done: false },
  ];
  const columns = (of: typeof rows) =>
    tabulate(of, [
      ["name", "text", ({ name }) => name],
      ["count", "integer", ({ count }) => count],
      ["share", "real", ({ share }) => share],
      ["done", "boolean", ({ done }) => done],
    ]);
  expect(await writeTable(dir, "three", columns(rows))).toEqual(["tables/three.csv", "tables/three.parquet"]);
  expect(await readParquet("tables/three.parquet")).toEqual(rows);
  expect(await readCsv("tables/three.csv")).toEqual([
    { name: "007", count: "3", share: "0.3333333333333333", done: "true" },
    { name: "", count: "", share: "", done: "" },
    { name: 'a "b", c\nd', count: "-2", share: "-0.1", done: "false" },
  ]);
  await writeTable(dir, "none", columns([]));
  expect(await readParquet("tables/none.parquet")).toEqual([]);
  expect(await readFile(join(dir, "tables/none.csv"), "utf8")).toBe("name,count,share,done\n");
});
