import { expect, test } from "vitest";
import { imageFilter } from "./image-filter.ts";

const everything = { q: "", labelled: "any", duplicated: false, excluded: "with" } as const;

test("the plain page lists every image, excluded ones included", () => {
  expect(imageFilter(everything)).toEqual({});
});

test("excluded images can be alone or left out", () => {
  expect(imageFilter({ ...everything, excluded: "only" })).toEqual({ excluded: true });
  expect(imageFilter({ ...everything, excluded: "without" })).toEqual({ excluded: false });
});

test("not asking for duplicates does not ask for images without any", () => {
  expect(imageFilter({ ...everything, duplicated: true, q: "a" })).toEqual({ duplicated: true, search: "a" });
});
