import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import type { NotebookCell } from "../notebook.ts";
import { runNotebook } from "../run-notebook.ts";
import { executeNotebook, NotExecuted } from "./execute-notebook.ts";
import { findPython } from "./find-python.ts";

const signal = new AbortController().signal;
const dir = tmpdir();
const code = (id: string, source: string): NotebookCell => ({
  ...{ kind: "code", id, source, outputs: [], executionCount: null },
});
const python = await findPython({ cwd: dir, signal });

it("writes a notebook that no Python can run without outputs, and says so first", async () => {
  const cells = [code("a", "1 + 1")];
  const { cells: told, notExecuted } = await runNotebook(cells, "python3", {
    ...{ dir, language: "fr", signal },
    pythons: ["no-such-python"],
  });
  expect(notExecuted).toContain("pandas");
  expect(told).toEqual([
    { kind: "markdown", id: "not-executed", source: `> **Non exécuté ici.** ${notExecuted}` },
    ...cells,
  ]);
});

it("tells what Python said when it did not get as far as the cells", async () => {
  const params = { command: "false", dir, timeoutMs: 5000, signal };
  await expect(executeNotebook([code("a", "1")], params)).rejects.toBeInstanceOf(NotExecuted);
});

it.skipIf(!python)("keeps what the cells print and show, and names the one that raises", async () => {
  const params = { command: python ?? "", dir, timeoutMs: 60_000, signal };
  const cells: NotebookCell[] = [
    { kind: "markdown", id: "m", source: "text" },
    code("a", "x = 20\nprint('here')\nx + 1"),
    code("b", "assert x == 2, 'x is 20'"),
    code("c", "3"),
  ];
  await expect(executeNotebook(cells, params)).rejects.toMatchObject({
    ...{ name: "CellFailed", cell: "b", message: "AssertionError: x is 20" },
    outputs: [
      [
        { output_type: "stream", name: "stdout", text: "here\n" },
        { output_type: "execute_result", data: { "text/plain": "21" }, metadata: {}, execution_count: 1 },
      ],
      [{ output_type: "error", ename: "AssertionError" }],
    ],
  });
});
