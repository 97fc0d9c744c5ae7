import { expect, test } from "vitest";
import { pageHref } from "./page-href.ts";

test("a link carries the data set and the study that are in view", () => {
  expect(pageHref("fr", "/map/", { dataset: "a b", study: "s" })).toBe("/fr/map/?dataset=a+b&study=s");
});

test("nothing selected leaves a clean address", () => {
  expect(pageHref("en", "/", { dataset: null, study: null })).toBe("/en/");
});

test("further parameters travel along", () => {
  expect(pageHref("en", "/predictions/", { dataset: "d", study: null }, { decision: "REVIEW" })).toBe(
    "/en/predictions/?dataset=d&decision=REVIEW",
  );
});
