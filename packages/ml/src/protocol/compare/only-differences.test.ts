import { expect, test } from "vitest";
import { onlyDifferences } from "./only-differences.ts";

const first = { method: "svc", seed: 1, protocol: { nSplits: 5, nLabels: null }, representation: { kind: "raw" } };
const second = {
  representation: { nComponents: 20, kind: "pca" },
  protocol: { nLabels: 10, nSplits: 5 },
  seed: 1,
  method: "svc",
};

test("only what differs is listed, by dotted path; a setting that one lacks is absent there, not null", () => {
  expect(onlyDifferences([first, second])).toEqual([
    { path: "protocol.nLabels", values: [null, 10], absent: [] },
    { path: "representation.kind", values: ["raw", "pca"], absent: [] },
    { path: "representation.nComponents", values: [null, 20], absent: [0] },
  ]);
});

test("the order of keys and of configurations moves no line", () => {
  const paths = (configs: Record<string, unknown>[]) => onlyDifferences(configs).map(({ path }) => path);
  expect(paths([second, first])).toEqual(paths([first, second]));
  expect(onlyDifferences([{ a: { b: [{ x: 1, y: 2 }] } }, { a: { b: [{ y: 2, x: 1 }] } }])).toEqual([]);
});

test("a setting of null and one that is missing differ, an undefined one is missing", () => {
  expect(onlyDifferences([{ a: null }, {}])).toEqual([{ path: "a", values: [null, null], absent: [1] }]);
  expect(onlyDifferences([{ a: undefined }, {}])).toEqual([]);
});

test("lists and empty objects are values; a dot in a name is not a step", () => {
  expect(
    onlyDifferences([
      { a: [1, 2], b: {} },
      { a: [2, 1], b: { c: 1 } },
    ]),
  ).toEqual([
    {
      path: "a",
      values: [
        [1, 2],
        [2, 1],
      ],
      absent: [],
    },
    { path: "b", values: [{}, null], absent: [1] },
    { path: "b.c", values: [null, 1], absent: [0] },
  ]);
  expect(onlyDifferences([{ "a.b": 1 }, { a: { b: 1 } }]).map(({ path }) => path)).toEqual(["a.b", "a\\.b"]);
});

test("one configuration, or none, differs in nothing", () => {
  expect(onlyDifferences([first])).toEqual([]);
  expect(onlyDifferences([])).toEqual([]);
});
