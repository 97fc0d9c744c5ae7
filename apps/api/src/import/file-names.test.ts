import { expect, it } from "vitest";
import { indexFileNames } from "./file-names.ts";

const PATHS = ["1.png", "a/1.png", "a/b/1.png", "c/11.png", "d/e/2.png", "f/e/2.png", "d/3.png"];
const { find } = indexFileNames(PATHS);

it("a name is a path from the table's folder, then from the root, then the end of one path alone", () => {
  expect(find("1.png", "")).toEqual({ path: "1.png" });
  expect(find("1.png", "a/")).toEqual({ path: "a/1.png" });
  expect(find("./b/1.png", "a/")).toEqual({ path: "a/b/1.png" });
  expect(find("3.png", "")).toEqual({ path: "d/3.png" });
  expect(find("a\\b\\1.png", "c/")).toEqual({ path: "a/b/1.png" });
});

it("part of a file's name is not its end, and what ends like nothing is unknown", () => {
  expect(find("1.pn", "")).toEqual({ unknown: true });
  for (const name of ["", "/", "e", "png", "x/2.png", "2.png/"]) expect(find(name, "")).toEqual({ unknown: true });
});

it("namesakes are told by their number and the first two in the order of the source, within the table's folder", () => {
  expect(find("2.png", "")).toEqual({ ambiguous: true, first: "d/e/2.png", second: "f/e/2.png", count: 2 });
  expect(find("e/2.png", "")).toEqual({ ambiguous: true, first: "d/e/2.png", second: "f/e/2.png", count: 2 });
  expect(find("2.png", "d/")).toEqual({ path: "d/e/2.png" });
  expect(find("2.png", "c/")).toEqual({ unknown: true });
});

it("agrees with looking at every path, whatever they are called", () => {
  let state = 7;
  const draw = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % n;
  };
  const name = () => ["a", "b", "ab", "a.", "é", "a-b", "a/"][draw(6)];
  const path = () => Array.from({ length: 1 + draw(4) }, name).join("/");
  const paths = [...new Set(Array.from({ length: 300 }, path))];
  const index = indexFileNames(paths);
  for (let i = 0; i < 500; i++) {
    const [asked, folder] = [path(), draw(2) ? "" : `${path()}/`];
    const exact = [`${folder}${asked}`, asked].find((one) => paths.includes(one));
    const ends = paths.filter((one) => one.startsWith(folder) && one.endsWith(`/${asked}`));
    const [first, second] = ends;
    expect(index.find(asked, folder)).toEqual(
      exact !== undefined
        ? { path: exact }
        : ends.length === 0
          ? { unknown: true }
          : ends.length === 1
            ? { path: first }
            : { ambiguous: true, first, second, count: ends.length },
    );
  }
});
