import { expect, test } from "vitest";
import { readClaim } from "./read-claim.ts";

test.each([
  ["0.98", 0.98],
  ["0,98", 0.98],
  [" .5 ", 0.5],
  ["98 %", 0.98],
  ["97.5%", 0.975],
  ["1", 1],
  ["0", 0],
])("reads %s as people mean it", (text, value) => expect(readClaim(text)).toBeCloseTo(value, 12));

test("nothing written is no claim", () => expect(readClaim("  ")).toBeNull());

test.each(["98", "1.2", "good", "-0.5", "0.9.8", "101 %", "1e3"])("%s is no area", (text) => {
  expect(readClaim(text)).toBeNaN();
});
