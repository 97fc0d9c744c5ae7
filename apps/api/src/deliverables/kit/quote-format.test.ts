import { expect, it } from "vitest";
import { printNumber } from "./quote-format.ts";

it("prints a share to a tenth of a percent, and never as none or all where it is neither", () => {
  const printed = [0, 0.0004, 0.058, 0.9997, 1].map((value) => printNumber(value, "share", "en"));
  expect(printed).toEqual(["0%", "0.04%", "5.8%", "99.97%", "100%"]);
  expect(printNumber(0.05, "share", "fr")).toMatch(/^5\s%$/);
});

it("prints simulated euros to three digits, prices below ten as finely, and between them whole euros", () => {
  const printed = [0.00125, 0.19920318, 0.2, 3, 12.4, 796_813, 1_234_567].map((value) =>
    printNumber(value, "roundEuro", "en"),
  );
  expect(printed).toEqual(["€0.00125", "€0.199", "€0.20", "€3", "€12", "€797,000", "€1,230,000"]);
});

it("prints simulated counts to three digits, small ones whole", () => {
  const printed = [0.2, 12.4, 269.4, 16_444, 136_559].map((value) => printNumber(value, "roundCount", "en"));
  expect(printed).toEqual(["0", "12", "269", "16,400", "137,000"]);
});
