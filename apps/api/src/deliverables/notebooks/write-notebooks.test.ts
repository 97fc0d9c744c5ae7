import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildCells, codeFile } from "@brainscan/api/deliverables/notebooks/build-cells";
import { createTold } from "@brainscan/api/deliverables/notebooks/told";
import { NOTEBOOKS, writeEach } from "@brainscan/api/deliverables/notebooks/write-notebooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Written } from "../kit/deliverable.ts";
import type { Report } from "../report.ts";
import { translateCode } from "./parse-cells.ts";
import { tinyExport } from "./tiny-export.fixture.ts";

type Cell = { id: string; cell_type: string; source: string[]; outputs?: { output_type: string; name?: string }[] };
type Notebook = { nbformat: number; nbformat_minor: number; cells: Cell[] };

const TYPESCRIPT = NOTEBOOKS.filter(({ kernel }) => kernel === "tslab");
const LANGUAGES = ["en", "fr"] as const;

let dir: string;
let report: Report;
let written: Written;
const contextOf = (given: Report) => ({
  ...{ app: undefined as never, study: undefined as never },
  ...{ report: given, language: given.language, dir, signal: new AbortController().signal },
  progress: () => undefined,
});
const readNotebook = async (path: string): Promise<Notebook> => JSON.parse(await readFile(join(dir, path), "utf8"));

beforeAll(async () => {
  ({ dir, report } = await tinyExport("en"));
  written = await writeEach(TYPESCRIPT, contextOf(report));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it("writes each notebook of a study with every cell run, in order, and nothing complained of", async () => {
  expect(written.refusals).toEqual([]);
  expect(written.files.map(({ path }) => path)).toEqual([
    "notebooks/1_features_preprocessing.ipynb",
    "notebooks/2_unsupervised_clustering.ipynb",
    "notebooks/3_semi_supervised.ipynb",
    "notebooks/4_scale_up.ipynb",
  ]);
  for (const { path } of written.files) {
    const { nbformat, nbformat_minor, cells } = await readNotebook(path);
    expect([nbformat, nbformat_minor]).toEqual([4, 5]);
    const ids = cells.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    const code = cells.filter(({ cell_type }) => cell_type === "code") as (Cell & { execution_count: number })[];
    expect(code.map(({ execution_count }) => execution_count)).toEqual(code.map((_, at) => at + 1));
    const outputs = code.flatMap((cell) => cell.outputs ?? []);
    expect(outputs.filter(({ output_type, name }) => output_type === "error" || name === "stderr")).toEqual([]);
    expect(outputs.length).toBeGreaterThan(3);
  }
});

it("prints every number of its texts with its place in the report", async () => {
  expect(written.files.flatMap(({ quotes }) => quotes).length).toBeGreaterThan(20);
  for (const { path, quotes } of written.files) {
    const { cells } = await readNotebook(path);
    const text = cells.flatMap(({ cell_type, source }) => (cell_type === "markdown" ? source : [])).join("");
    for (const quote of quotes) expect(text).toContain(quote.text);
  }
});

it("gives the same bytes for the same study", async () => {
  const [, , , scaleUp] = TYPESCRIPT;
  const before = await readFile(join(dir, "notebooks/4_scale_up.ipynb"), "utf8");
  await writeEach([scaleUp], contextOf(report));
  expect(await readFile(join(dir, "notebooks/4_scale_up.ipynb"), "utf8")).toBe(before);
});

it.each(LANGUAGES)("has a text for every place, in %s", async (language) => {
  const told = createTold({ ...report, language }, language);
  for (const source of NOTEBOOKS) {
    const cells = await buildCells(source, told);
    const texts = cells.filter(({ kind }) => kind === "markdown").map((cell) => cell.source);
    expect(texts[0]).toMatch(/^# /);
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  }
});

it("says in French whatever a reader sees of the code, and knows no text that is not there", async () => {
  for (const source of NOTEBOOKS) {
    const code = await readFile(codeFile(source), "utf8");
    // Whole strings, one after the other; what stands in templates is code.
    const strings = [...code.matchAll(/`[^`]*`|f"[^"\n]*"|"([^"\n]*)"/g)].map(([, text]) => text ?? "");
    const phrases = strings.filter((text) => /[a-z] |, [a-z]/.test(text));
    const comments = [...code.matchAll(/^\s*(?:\/\/|#) (?!%%)(.+)$/gm)].map(([, comment]) => comment);
    expect([...phrases, ...comments].filter((text) => !Object.hasOwn(source.french, text))).toEqual([]);
    for (const text of Object.keys(source.french))
      expect(translateCode(code, { [text]: "" }), `${source.name}: ${text}`).not.toBe(code);
  }
});

it("refuses what a report does not hold, and everything where there are no tables, with a reason", async () => {
  const poor = { ...report, clusterings: [], champion: null, scaleUp: null };
  const { files, refusals } = await writeEach(TYPESCRIPT.slice(1), contextOf(poor));
  expect(files).toEqual([]);
  expect(refusals.map(({ path }) => path)).toEqual(written.files.slice(1).map(({ path }) => path));
  for (const { reason } of refusals) expect(reason).toMatch(/\.$/);
  const nowhere = await writeEach(TYPESCRIPT, { ...contextOf(report), dir: join(dir, "tables") });
  expect(nowhere.files).toEqual([]);
  expect(nowhere.refusals[0].reason).toContain("tables,notebooks");
});

it("names the notebook and the cell that fails, and keeps the notebooks written before", async () => {
  await rm(join(dir, "tables/folds.csv"));
  const failed = await writeEach([TYPESCRIPT[2]], contextOf(report)).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    notice: {
      code: "NOTEBOOK_CELL_FAILED",
      path: "notebooks/3_semi_supervised.ipynb",
      params: { cell: "check-folds", detail: expect.stringContaining("folds.csv") },
    },
  });
  expect((await readNotebook("notebooks/1_features_preprocessing.ipynb")).nbformat).toBe(4);
});
