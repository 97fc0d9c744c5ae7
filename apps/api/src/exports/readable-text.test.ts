import { createRandom } from "@brainscan/ml/random/random";
import { expect, test } from "vitest";
import { printNumber, QUOTE_FORMATS } from "../deliverables/kit/quote-format.ts";
import { plainText, standsIn } from "./plain-text.ts";
import { readableText } from "./readable-text.ts";

const textOf = async (name: string, content: string) => (await readableText(name, Buffer.from(content)))?.text ?? "";

test("a printed number stands by itself, never as a part of a longer one", () => {
  const cases: [string, string, boolean][] = [
    ["n = 12.", "12", true],
    ["12, or 13", "12", true],
    ["1,512", "12", false],
    ["12.5", "12", false],
    ["0.12", "12", false],
    ["x12", "12", true],
    ["12 %", "12 %", true],
    ["112 %", "12 %", false],
    ["1,512 and 12", "12", true],
  ];
  for (const [text, printed, stands] of cases)
    expect([text, printed, standsIn(text, printed)]).toEqual([text, printed, stands]);
});

test("marks, entities, spaces of any width and the lines of a notebook do not hide a number", async () => {
  expect(await textOf("a.html", "<p>AUC&nbsp;<b>0.931</b>&#8239;!</p><img alt='' title=\"n &lt; 5\">")).toContain(
    "AUC 0.931 ! n < 5",
  );
  expect(await textOf("a.html", "<td>12</td><td>5.8</td>")).toContain("12 5.8");
  expect(await textOf("a.md", "| 5,8\u202f% |")).toContain("5,8 %");
  const notebook = {
    cells: [{ source: ["n = 1\n", "2"], outputs: [{ data: { "text/html": ["<b>5.8</b> ", "%"], x: 7 } }] }],
  };
  const said = await textOf("a.ipynb", JSON.stringify(notebook));
  for (const text of ["n = 1 2", "5.8 %", "7"]) expect(said).toContain(text);
  expect(await readableText("a.png", Buffer.from("0.931"))).toBeNull();
});

test("whatever number is printed, in either language, is found again in a page", async () => {
  const random = createRandom(11);
  for (let at = 0; at < 200; at++) {
    const value = (random() - 0.5) * 10 ** (random() * 14 - 6);
    const printed = printNumber(value, QUOTE_FORMATS[at % QUOTE_FORMATS.length], at % 3 === 0 ? "fr" : "en");
    const page = await textOf("a.html", `<p>before <em>${printed}</em>, after</p>`);
    expect(standsIn(page, plainText(printed)), printed).toBe(true);
  }
});
