import { expect, it } from "vitest";
import type { Quote } from "./quoter.ts";
import { strayNumbers } from "./stray-numbers.fixture.ts";

const quote = (text: string): Quote => ({ figure: "/x", format: "count", text });

it("finds a number that no quote printed, even as a part of a longer one", () => {
  expect(strayNumbers("15 of 1,506 images, 5.8%", [quote("5"), quote("5.8%")])).toEqual(["15", "1,506"]);
});

it("lets quotes, days and the names of layers pass, whatever spaces they are set with", () => {
  const text = "1\u202f506 images, layer3 of resnet18-brainmri, 23 novembre 2026, 5,8\u00a0%";
  expect(strayNumbers(text, [quote("1 506"), quote("5,8\u202f%")])).toEqual([]);
});

it("takes only what is allowed beside them", () => {
  expect(strayNumbers("0.5: chance, 1: perfect, 2", [], [/0\.5: chance, 1: perfect/])).toEqual(["2"]);
});
