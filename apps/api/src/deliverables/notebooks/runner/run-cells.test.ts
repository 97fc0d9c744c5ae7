import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellOutput } from "@brainscan/api/deliverables/notebooks/notebook";
import { CellFailed, runCells } from "@brainscan/api/deliverables/notebooks/runner/run-cells";
import { afterAll, beforeAll, expect, it } from "vitest";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "cells-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const never = new AbortController().signal;

/** Runs sources as the cells c1, c2, ... */
function run(...sources: string[]): Promise<CellOutput[][]> {
  const cells = sources.map((source, at) => ({ id: `c${at + 1}`, source }));
  return runCells(cells, { dir, timeoutMs: 20_000, signal: never });
}

const result = (text: string, count: number): CellOutput => ({
  output_type: "execute_result",
  data: { "text/plain": text },
  metadata: {},
  execution_count: count,
});
const printed = (text: string, name: "stdout" | "stderr" = "stdout"): CellOutput => ({
  output_type: "stream",
  name,
  text,
});

it("shares what a cell declares with those after it, which may declare it anew", async () => {
  const outputs = await run(
    `const a: number = 1, { b, c: [d = 4, ...rest] } = { b: 2, c: [undefined, 5, 6] } as { b: number; c: (number | undefined)[] }
     let unset: string | undefined
     function twice<T extends number>(x: T): number { return 2 * x }
     class Point { constructor(readonlyX: number) { this.x = readonlyX } declare x: number }
     enumerable()
     function enumerable(): void {}`,
    `type Row = { a: number }
     interface Other { b: string }
     const row: Row = { a: twice(a) }
     const a2 = a satisfies number
     ;[row, b, d, rest, unset, new Point(7)!.x, a2]`,
    "const a = 'again'; a",
    "a + b",
  );
  expect(outputs).toEqual([
    [],
    [result("[ { a: 2 }, 2, 4, [ 5, 6 ], undefined, 7, 1 ]", 2)],
    [result("again", 3)],
    [result("again2", 4)],
  ]);
});

it("loads modules of the workspace and of Node, and waits for what a cell awaits", async () => {
  const outputs = await run(
    `import { createRandom, type Random } from "@brainscan/ml/random/random";
     import * as path from "node:path";
     import fs, { existsSync as there } from "node:fs";`,
    `const random: Random = createRandom(0);
     const later = await new Promise<number>((done) => setTimeout(() => done(3), 5));
     for (const turn of [1, 2]) await later;
     [random() < 1, path.basename("x/y"), typeof fs.readFileSync, there("."), later]`,
  );
  expect(outputs[1]).toEqual([result("[ true, 'y', 'function', true, 3 ]", 2)]);
});

it("keeps what is logged, displayed and ended with, in order", async () => {
  const [shown] = await run(
    `import { display, newDisplay } from "tslab";
     console.log("one", { two: 2 });
     console.info("three");
     console.error("oops");
     display.html("<b>x</b>");
     const place = newDisplay();
     place.text("first");
     display.svg("<svg/>");
     place.text("second");
     display.png(Uint8Array.of(1, 2, 3));
     null`,
  );
  const display = (data: Record<string, string>) => ({ output_type: "display_data", data, metadata: {} });
  expect(shown).toEqual([
    printed("one { two: 2 }\nthree\n"),
    printed("oops\n", "stderr"),
    display({ "text/html": "<b>x</b>" }),
    display({ "text/plain": "second" }),
    display({ "image/svg+xml": "<svg/>" }),
    display({ "image/png": "AQID" }),
  ]);
});

it("reads files from its folder", async () => {
  await writeFile(join(dir, "table.csv"), "a,b\n");
  await writeFile(join(dir, "helper.mjs"), "export const answer = 42;\n");
  const [, read] = await run(
    'import { readFileSync } from "node:fs";\nimport { answer } from "./helper.mjs";',
    '[readFileSync("table.csv", "utf8"), answer]',
  );
  expect(read).toEqual([result("[ 'a,b\\n', 42 ]", 2)]);
});

it("stops at the first cell that throws, and names it with its line", async () => {
  const failed = await run("1 + 1", 'console.log("before");\nnull.x;', "3").catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(CellFailed);
  const { cell, message, outputs } = failed as CellFailed;
  expect({ cell, message }).toEqual({
    cell: "c2",
    message: "TypeError: Cannot read properties of null (reading 'x')",
  });
  expect(outputs).toHaveLength(2);
  expect(outputs[1][0]).toEqual(printed("before\n"));
  expect(outputs[1][1]).toMatchObject({ output_type: "error", ename: "TypeError" });
  expect(JSON.stringify(outputs[1][1])).toContain("c2.ts:2");
});

it.each([
  ["const a: = 1;", /^SyntaxError: .*line 1/],
  ["enum A { b }", /enum is not supported/],
  ["export const a = 1;", /a cell exports nothing/],
  ['import { x } from "no-such-package";', /no-such-package/],
  ["Promise.reject(new Error('left alone')); await new Promise((done) => setTimeout(done, 500));", /left alone|ended/],
  ["process.exit(3)", /ended with code 3/],
])("tells what is wrong with %s", async (source, said) => {
  const failed = (await run(source).catch((error: unknown) => error)) as CellFailed;
  expect(failed).toBeInstanceOf(CellFailed);
  expect(failed.cell).toBe("c1");
  expect(failed.message).toMatch(said);
});

it("ends a cell that never does", async () => {
  const cells = [{ id: "endless", source: "for (;;) {}" }];
  const failed = await runCells(cells, { dir, timeoutMs: 700, signal: never }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ cell: "endless", message: "no end after 0.7 s" });
});

it("ends when it is told to", async () => {
  const controller = new AbortController();
  const running = runCells([{ id: "endless", source: "for (;;) {}" }], {
    ...{ dir, timeoutMs: 20_000, signal: controller.signal },
  });
  setTimeout(() => controller.abort(new Error("enough")), 200);
  await expect(running).rejects.toThrow("enough");
});
