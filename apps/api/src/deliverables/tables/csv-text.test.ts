import { expect, it } from "vitest";
import { indexOutsideNames } from "../../outside/image-names.ts";
import { csvCell, pathCell } from "./csv-text.ts";

const FORMULAS = ["=cmd|' /C calc'!A0.png", "+1.png", "-2.png", "@SUM(A1).png", "\t=1.png"];

it("a path that a spreadsheet would calculate begins with a point and a slash in lists to fill in, and still names its image", () => {
  const find = indexOutsideNames(FORMULAS);
  for (const [i, path] of FORMULAS.entries()) {
    const cell = pathCell(path);
    expect(cell.replace(/^"/, "")).toMatch(/^\.\//);
    expect(find(`./${path}`)).toEqual({ image: i });
  }
  expect(pathCell("a/=b.png")).toBe("a/=b.png");
});

it("a cell is quoted where it has to be, and ends no row", () => {
  expect(csvCell('a"b,c\nd')).toBe('"a""b,c\nd"');
  expect(csvCell(" a ")).toBe('" a "');
  expect(csvCell("plain")).toBe("plain");
});
