import { expect, it } from "vitest";
import { parseCells, translateCode } from "./parse-cells.ts";

it("finds code and places for text by their marks, and nothing before the first", () => {
  const source =
    '// not part of it\n// %% [markdown] intro\n\n// %% load\nconst a = 1;\n\nconst b = "// %% no";\n\n# %% next\nx = 2\n';
  expect(parseCells(source)).toEqual([
    { kind: "markdown", id: "intro" },
    { kind: "code", id: "load", source: 'const a = 1;\n\nconst b = "// %% no";' },
    { kind: "code", id: "next", source: "x = 2" },
  ]);
});

it("refuses an id that comes twice", () => {
  expect(() => parseCells("// %% a\n// %% b\n// %% a\n")).toThrow("a stands twice");
});

it("replaces phrases, names of columns and whole comments, and no code", () => {
  const code = 'row("fold", { "fold": fold, "a phrase": "a phrase" }); // fold\n  // All of it.\nx = "a phrase too"';
  const french = { fold: "pli", "a phrase": "une « phrase »", "All of it.": "Tout." };
  expect(translateCode(code, french)).toBe(
    'row("fold", { "pli": fold, "une « phrase »": "une « phrase »" }); // fold\n  // Tout.\nx = "a phrase too"',
  );
});
