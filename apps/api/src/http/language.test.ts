import { expect, it } from "vitest";
import { negotiateLanguage } from "./language.ts";

it("answers in the language chosen by cookie, else in the best one accepted, else in English", () => {
  expect(negotiateLanguage({ cookie: "theme=dark; locale=fr", acceptLanguage: "en" })).toBe("fr");
  expect(negotiateLanguage({ acceptLanguage: "fr-CA,fr;q=0.9,en;q=0.8" })).toBe("fr");
  expect(negotiateLanguage({ acceptLanguage: "de,en;q=0.7,fr;q=0.9" })).toBe("fr");
  expect(negotiateLanguage({ acceptLanguage: "fr;q=0,en" })).toBe("en");
  expect(negotiateLanguage({ acceptLanguage: "de" })).toBe("en");
  expect(negotiateLanguage({ cookie: "xlocale=fr" })).toBe("en");
  expect(negotiateLanguage({})).toBe("en");
});
