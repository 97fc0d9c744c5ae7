import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { OUTSIDE_LIMITS, type OutsideLimits } from "./limits.ts";
import type { OutsideEmbeddings, OutsideScores } from "./outside-table.ts";
import { readOutsideTable } from "./read-outside-table.ts";

const read = (text: string, limits: Partial<OutsideLimits> = {}) =>
  readOutsideTable(Buffer.from(text), { ...OUTSIDE_LIMITS, ...limits });

const scores = async (text: string) => (await read(text)) as OutsideScores;
const embeddings = async (text: string) => (await read(text)) as OutsideEmbeddings;

async function refusal(table: Promise<unknown>): Promise<string> {
  const problem = await table.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof UserProblem)) throw new Error("was not refused", { cause: problem });
  expect(renderNotice(problem.notice, "fr")).not.toMatch(/undefined|NaN|null/);
  return renderNotice(problem.notice, "en");
}

describe("a table of scores", () => {
  test("gives each row as it was written, numbers as numbers", async () => {
    expect(await scores("filename,fold,score\na.jpg,0,0.25\nb.jpg,1,1e-3\n")).toEqual({
      kind: "SCORES",
      format: "CSV",
      rows: [
        { filename: "a.jpg", fold: 0, repeat: 0, score: 0.25 },
        { filename: "b.jpg", fold: 1, repeat: 0, score: 0.001 },
      ],
      places: [2, 3],
      labels: null,
      ignoredColumns: [],
      isProbability: true,
    });
  });

  test.each([
    ["semicolons and decimal commas", "filename;fold;score\r\na.jpg;0;0,25\r\n"],
    ["tabs", "filename\tfold\tscore\na.jpg\t0\t0.25"],
    ["a byte-order mark", "\ufefffilename,fold,score\na.jpg,0,0.25\n"],
    ["quotes", '"filename","fold","score"\r"a.jpg","0","0.25"\r'],
    ["columns in another order and case, with spaces", "Score , FILENAME,Fold\n 0.25 , a.jpg ,0.0\n"],
    ["empty lines, and empty cells at the end", "filename,fold,score,,\n\na.jpg,0,0.25,,\n,,,,\n"],
  ])("is read with %s", async (_, text) => {
    expect((await scores(text)).rows).toEqual([{ filename: "a.jpg", fold: 0, repeat: 0, score: 0.25 }]);
  });

  test("is read in UTF-16 and Windows-1252, as spreadsheets save it", async () => {
    const text = "filename;fold;score\né.jpg;0;0,25";
    for (const bytes of [Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.from(text, "latin1")])
      expect(((await readOutsideTable(bytes)) as OutsideScores).rows[0]).toMatchObject({ filename: "é.jpg" });
  });

  test("keeps repeats and labels, and says which columns it left aside", async () => {
    const table = await scores(
      ",filename,fold,score,repeat,label,model\n0,a,0,2,1,cancer,x\n1,a,0,2,2,-1,x\n2,b,0,-3,2,0.0,x",
    );
    expect(table.rows.map(({ repeat, score }) => [repeat, score])).toEqual([
      [1, 2],
      [2, 2],
      [2, -3],
    ]);
    expect(table.labels).toEqual([1, null, 0]);
    expect(table.ignoredColumns).toEqual(["", "model"]);
  });

  test("holds probabilities when all scores lie in 0..1, and only then", async () => {
    expect((await scores("filename,fold,score\na,0,0\nb,0,1")).isProbability).toBe(true);
    expect((await scores("filename,fold,score\na,0,0\nb,0,1.001")).isProbability).toBe(false);
  });

  test.each([
    ["Line 3, column score: “abc” is not a number", "a,0,abc"],
    ["Line 3, column score: “0x10” is not a number", "a,0,0x10"],
    ["Line 3, column score: the value is missing", "a,0,"],
    ["Line 3, column score: “inf” is not a finite number", "a,0,inf"],
    ["Line 3, column score: “1e999” is too large", "a,0,1e999"],
    ["Line 3, column fold: “0.5” is not the number of a fold", "a,0.5,1"],
    ["Line 3, column fold: “-1” is not the number of a fold", "a,-1,1"],
    ["Line 3, column filename: the value is missing", ",0,1"],
    ["Line 3: 2 cells where the first line names 3 columns", "a,0"],
    ["Line 3: 4 cells where the first line names 3 columns", "a,0,1,2"],
    ["Line 3, column filename: more than 1,024 characters", `${"a".repeat(2000)},0,1`],
    ["beyond line", 'a,0,"1'],
  ])("is refused with its line, column and value: %s", async (told, row) => {
    expect((await refusal(read(`filename,fold,score\nok,0,1\n${row}\n`))).replaceAll("\u00a0", " ")).toContain(told);
  });

  test.each([
    ["", "empty"],
    ["filename,fold,score\n", "empty"],
    ["image,fold,score\na,0,1", "No column is named filename; the first ones are image, fold, score."],
    ["filename,score\na,1", "The column fold is missing"],
    ["filename,fold,p0\na,1,1", "The column score is missing"],
    ["filename,fold,score,Score\na,0,1,1", "Two columns are named score"],
    ["PK\u0003\u0004\0\0", "neither CSV nor Parquet"],
  ])("is refused with a header that does not say what is meant (%j)", async (text, told) => {
    expect(await refusal(read(text))).toContain(told);
  });
});

describe("a table of embeddings", () => {
  test("gives a matrix in the order of its rows and columns, without filename, label and the index of a data frame", async () => {
    const table = await embeddings("Unnamed: 0,f1,filename,f0,label\n0,1.5,b,-2,1\n1,3,a,4e2,\n");
    expect(table).toMatchObject({
      filenames: ["b", "a"],
      columns: ["f1", "f0"],
      labels: [1, null],
      ignoredColumns: ["Unnamed: 0"],
    });
    expect(table.features).toEqual({ data: Float32Array.of(1.5, -2, 3, 400), rows: 2, cols: 2 });
  });

  test("grows with its rows", async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${i}.jpg,${i},${-i}`);
    const { features } = await embeddings(`filename,a,b\n${rows.join("\n")}`);
    expect(features).toMatchObject({ rows: 500, cols: 2 });
    expect([features.data[998], features.data[999]]).toEqual([499, -499]);
  });

  test.each([
    ["filename,a\nx,1\ny,cat", "Line 3, column a: “cat” is not a number"],
    ["filename,a\nx,1\ny,1e300", "Line 3, column a: “1e300” is too large"],
    ["filename,a\nx,1\nx,2", "Line 3: x was already given (line 2)"],
    ["filename,label\nx,1", "No column holds numbers"],
    ["filename,a,,b\nx,1,2,3", "Column 3 has no name"],
    ["filename,a,label\nx,1,maybe", "Line 2, column label: “maybe” is not a label"],
  ])("is refused where it cannot be used (%j)", async (text, told) => {
    expect(await refusal(read(text))).toContain(told);
  });
});

describe("limits", () => {
  test("hold for bytes, rows, columns and numbers", async () => {
    const text = "filename,a,b\nx,1,2\ny,3,4\n";
    expect(await refusal(read(text, { bytesMax: 10 }))).toMatch(/25\sbytes; at most 10\sbytes/);
    expect(await refusal(read(text, { rowsMax: 1 }))).toContain("More than 1\u00a0row.");
    expect(await refusal(read(text, { columnsMax: 2 }))).toContain("3 columns; at most 2");
    expect(await refusal(read(text, { numbersMax: 3 }))).toContain("more than 3 numbers");
    expect(await read(text, { bytesMax: 25, rowsMax: 2, columnsMax: 3, numbersMax: 4 })).toMatchObject({
      places: [2, 3],
    });
  });

  test("a file is refused for its size before it is read, and its name says nothing of its format", async () => {
    const folder = await mkdtemp(join(tmpdir(), "outside-"));
    try {
      const path = join(folder, "scores.csv");
      await writeFile(path, readFileSync(new URL("fixtures/scores-snappy.parquet", import.meta.url)));
      expect(await readOutsideTable(path)).toMatchObject({ format: "PARQUET" });
      expect(await refusal(readOutsideTable(path, { ...OUTSIDE_LIMITS, bytesMax: 1000 }))).toContain("at most 1");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
