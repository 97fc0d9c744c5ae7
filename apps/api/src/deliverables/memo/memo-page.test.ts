import type { Constraint, VerdictStatus } from "@brainscan/ml/scaleup/answer";
import { describe, expect, it } from "vitest";
import { plainText, standsIn } from "../../exports/plain-text.ts";
import { readableText } from "../../exports/readable-text.ts";
import { chartedReport } from "../charts/charts.fixture.ts";
import { createQuoter } from "../kit/quoter.ts";
import { strayNumbers } from "../kit/stray-numbers.fixture.ts";
import type { Report } from "../report.ts";
import { createTell } from "../slides/content/tell.ts";
import { splitLinks } from "./basis-section.ts";
import { memoPage } from "./memo-page.ts";

function pageOf(report: Report) {
  const quoter = createQuoter(report, report.language);
  if (!report.scaleUp) throw new Error("the report has an answer");
  return { page: memoPage(createTell(quoter), report.scaleUp), quotes: quoter.quotes() };
}

/** What a reader reads, without the pictures: their scales are no figures, and their words have a test of their own. */
function textOf(page: string): string {
  return page
    .replace(/<(style|svg|head)[\s>][\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function deciding(status: VerdictStatus, constraints: Constraint[]): Report {
  const report = chartedReport();
  if (!report.scaleUp) throw new Error("the report has an answer");
  const { answer } = report.scaleUp;
  const verdict = { ...answer.verdict, status, constraints };
  return { ...report, scaleUp: { ...report.scaleUp, answer: { ...answer, verdict } } };
}

describe.each(["en", "fr"] as const)("the memo in %s", (language) => {
  const report = chartedReport(language);
  const { page, quotes } = pageOf(report);

  it("prints no number that does not stand in the report", () => {
    const sources = report.scaleUp?.answer.scenario.inputs.flatMap(({ provenance }) =>
      "source" in provenance ? [splitLinks(provenance.source).text] : [],
    );
    const told = (sources ?? []).reduce((text, source) => text.replaceAll(source, " "), textOf(page));
    expect(strayNumbers(told, quotes)).toEqual([]);
  });

  it("shows every number that it says it prints, each by itself", async () => {
    const readable = await readableText("memo.html", Buffer.from(page));
    const absent = quotes.filter(({ text }) => !standsIn(readable?.text ?? "", plainText(text)));
    expect(absent).toEqual([]);
  });

  it("loads nothing and runs nothing: it can be sent by itself", () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed)/i);
    expect(page.match(/url\((?!data:)[^)]*\)/g)).toBeNull();
    expect(page.match(/\s(src|srcset|onclick|onload)=/g)).toBeNull();
  });

  it("holds two charts, the definition of done and the notice", () => {
    expect(page.match(/<svg /g)).toHaveLength(2);
    const told = {
      en: "Recall on labelled cancers 94% (84% to 98%); at least 95%",
      fr: "Rappel sur les cancers étiquetés 94 % (de 84 % à 98 %) ; au moins 95 %",
    };
    expect(textOf(page).replace(/\s+/g, " ")).toContain(told[language]);
    expect(page).toContain(language === "fr" ? "pas un dispositif médical" : "not a medical device");
  });
});

it.each([
  ["feasible", [], "Yes", "within the €5,000. It would miss between 300 and 91,000 cancers."],
  ["feasible if", ["MISS_RATE"], "Yes, on conditions", "It would miss between 300 and 91,000 cancers."],
  ["not feasible", ["BUDGET"], "No", "costs about €797,000, not €5,000. It would miss between 300 and 91,000"],
  [
    ...["not decidable yet", ["MISS_RATE_UNKNOWN"], "Not decidable yet"],
    "How many cancers it would miss cannot be told yet: between 300 and 91,000.",
  ],
] as [VerdictStatus, Constraint[], string, string][])(
  "says %s before all else, and never without its range of misses",
  (status, constraints, word, sentence) => {
    const { page } = pageOf(deciding(status, constraints));
    const text = textOf(page).replace(/\s+/g, " ");
    expect(page).toContain(`<p class="word">${word}</p>`);
    expect(text).toContain(sentence);
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf("What €5,000 do buy"));
  },
);

it("puts today's value beside the required one, and the cheapest next step after them", () => {
  const text = textOf(pageOf(chartedReport()).page).replace(/\s+/g, " ");
  expect(text).toContain("Price of an automatic label €0.199 at most €0.00125 no");
  expect(text).toContain("Labelled cancers drawn at random 22 at least 59 yes");
  expect(text.indexOf("Cheapest next step")).toBeGreaterThan(text.indexOf("Labelled cancers drawn at random 22"));
});

it("buys no more than all images, and says so when it buys none", () => {
  const report = chartedReport();
  if (!report.scaleUp) throw new Error("the report has an answer");
  const { answer } = report.scaleUp;
  const plans = answer.plans.map((plan, i) => ({
    ...plan,
    affordable: { ...plan.affordable, nImages: [9_000_000, 0, 4_172][i] },
  }));
  const { page } = pageOf({ ...report, scaleUp: { ...report.scaleUp, answer: { ...answer, plans } } });
  expect(page).not.toContain("9,000,000");
  for (const told of ["all of them</td>", "not one</td>", "4,170</td>"]) expect(page).toContain(told);
});

it("says in place of a chart that cannot be drawn why, and draws no empty one", () => {
  const { page } = pageOf({ ...chartedReport(), guarantee: null });
  expect(page.match(/<svg /g)).toHaveLength(1);
  expect(page).toContain("A chart is left out: no miss rate could be measured at any threshold.");
});

it("shows a name that looks like markup as it is", () => {
  const report = chartedReport();
  const { page } = pageOf({ ...report, dataset: { ...report.dataset, name: `<img src=x> & "y"` } });
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img src=x&gt; &amp; &quot;y&quot;");
});

it("tells a source from its links, brackets within an address or not", () => {
  expect(splitLinks("A journal (https://a.org/S1(15)00-7/full, https://b.org/)")).toEqual({
    ...{ text: "A journal", links: ["https://a.org/S1(15)00-7/full", "https://b.org/"] },
  });
  expect(splitLinks("Our own assumption (none fits)")).toEqual({ text: "Our own assumption (none fits)", links: [] });
});
