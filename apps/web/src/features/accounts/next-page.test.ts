import { expect, test } from "vitest";
import { isSignInPage, nextPage, signInPage } from "./next-page.ts";

const here = { origin: "https://scans.example", locale: "fr" };

test("whoever signs in goes back to the page that asked for it, with its selection", () => {
  const page = signInPage("fr", { pathname: "/fr/predictions/", search: "?study=s&filter=a%26b" });
  const asked = new URL(page, here.origin).searchParams.get("next");
  expect(nextPage(asked, here)).toBe("/fr/predictions/?study=s&filter=a%26b");
  expect(nextPage(null, here)).toBe("/fr/");
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/\t/evil.example",
  "http://",
  "evil",
  "/fr/login/?next=/fr/login/",
])("no link leads elsewhere, or round in circles: %s", (asked) => {
  expect(nextPage(asked, here)).toBe("/fr/");
});

test("the page where one signs in is known with and without its last slash", () => {
  expect(["/fr/login/", "/en/login", "/fr/", "/fr/login/x/"].map(isSignInPage)).toEqual([true, true, false, false]);
});
