import { beforeAll, describe, expect, it } from "vitest";
import { plainText, standsIn } from "../../exports/plain-text.ts";
import { readPresentation } from "../../exports/read-presentation.ts";
import type { Language } from "../../messages/message.ts";
import { figureAt } from "../kit/figure-at.ts";
import { printNumber } from "../kit/quote-format.ts";
import { createQuoter, type Quote } from "../kit/quoter.ts";
import { strayNumbers } from "../kit/stray-numbers.fixture.ts";
import { reportFindings } from "../report.fixture.ts";
import { type ReportFindings, tellReport } from "../tell-report.ts";
import { buildDeck } from "./content/build-deck.ts";
import { fitText } from "./fit/fit-text.ts";
import { type Deck, type Shape, SLIDE_SIZE, type TextShape } from "./pptx/deck.ts";
import { openPackage } from "./pptx/open-package.fixture.ts";
import { writePptx } from "./pptx/write-pptx.ts";
import { printedQuotes } from "./printed-quotes.ts";

type Made = {
  deck: Deck;
  /** Numbers read for the deck, and those of them that are printed in it. */
  read: Quote[];
  quotes: Quote[];
  bytes: Buffer;
  files: Map<string, string>;
  report: ReturnType<typeof tellReport>;
};

const COMPLETE = reportFindings();

/** A study whose labels allow no classifier, of before audits, checks and the larger set. */
const BARE: ReportFindings = {
  ...COMPLETE,
  ...{ clusterings: [], clusterChoice: null, experiments: [], champion: null, comparison: null, prevalence: null },
  ...{ guarantee: null, audits: null, checks: undefined, scaleUp: null, execution: null },
};

const known = new Map<string, Promise<Made>>();

function make(findings: ReportFindings, language: Language): Promise<Made> {
  const key = `${CASES.findIndex(([, one]) => one === findings)} ${language}`;
  const made = known.get(key) ?? write(findings, language);
  known.set(key, made);
  return made;
}

async function write(findings: ReportFindings, language: Language): Promise<Made> {
  const report = tellReport(findings, language);
  const quoter = createQuoter(report, language);
  const { deck, footer } = buildDeck(quoter);
  const bytes = await writePptx(deck, footer);
  const files = [...(await openPackage(bytes))].map(([path, content]): [string, string] => [path, content.toString()]);
  return {
    deck,
    bytes,
    report,
    files: new Map(files),
    read: quoter.quotes(),
    quotes: printedQuotes(quoter.quotes(), deck),
  };
}

const CASES: [string, ReportFindings, Language][] = [
  ["a complete study in English", COMPLETE, "en"],
  ["a complete study in French", COMPLETE, "fr"],
  ["a study without results in English", BARE, "en"],
  ["a study without results in French", BARE, "fr"],
];

/** Ends of a scale, in the title of its axis. */
const SCALES = [/\(0[.,]5\s?: [^)]*\)/g, /\(0\s?: [^)]*\)/g, /where 1 is perfect|of 1\b|sur 1\b/g];

const textsOf = (shape: Shape): string[] => {
  if (shape.kind === "text") return shape.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(""));
  return shape.kind === "table" ? [shape.header, ...shape.rows].flat().map(({ text }) => text) : [];
};
const SMALL = ["Source", "Footer", "Slide number"];

describe.each(CASES)("the slides of %s", (_, findings, language) => {
  let made: Made;
  beforeAll(async () => {
    made = await make(findings, language);
  });

  it("are at most 15, each with a finding of its own and what to say to it", () => {
    const { slides } = made.deck;
    expect(slides.length).toBeLessThanOrEqual(15);
    const titles = slides.map(({ shapes }) => textsOf(shapes[0])[0]);
    for (const title of titles) expect(title).toMatch(/\S{3}/);
    expect(new Set(titles).size).toBe(slides.length);
    for (const [i, { notes }] of slides.entries()) {
      const written = made.files.get(`ppt/notesSlides/notesSlide${i + 1}.xml`) ?? "";
      expect(notes.length, titles[i]).toBeGreaterThan(0);
      expect(written.match(/<a:t>/g)?.length).toBe(notes.length);
    }
  });

  it("print every number that they claim to, as the report has it", async () => {
    const { text, numbers } = await readPresentation(made.bytes);
    expect(made.quotes.length).toBeGreaterThan(5);
    for (const { figure, format, text: printed } of made.quotes) {
      expect(printNumber(figureAt(made.report, figure) as number, format, language), figure).toBe(printed);
      const plotted = () => numbers.some((value) => printNumber(value, format, language) === printed);
      expect(standsIn(text, plainText(printed)) || plotted(), `${figure} ${printed}`).toBe(true);
    }
  });

  it("print no number that the report does not have", () => {
    for (const { shapes, notes } of made.deck.slides)
      for (const text of [...shapes.flatMap(textsOf), ...notes])
        expect(strayNumbers(text, made.quotes, SCALES), text).toEqual([]);
  });

  it("can be read from the back of the room: 18 points or more but for the line of the source and the foot", () => {
    for (const { shapes } of made.deck.slides)
      for (const shape of shapes) {
        if (shape.kind === "chart") continue;
        if (SMALL.some((name) => shape.name.startsWith(name))) expect(shape.fontSize).toBe(12);
        else expect(shape.fontSize, shape.name).toBeGreaterThanOrEqual(18);
      }
  });

  it("keep every text in its box, and every box on the slide", () => {
    for (const [i, { shapes }] of made.deck.slides.entries())
      for (const shape of shapes) {
        const { x, y, w, h } = shape.box;
        expect(Math.min(x, y, w, h), `${i + 1} ${shape.name}`).toBeGreaterThanOrEqual(0);
        expect(x + w, `${i + 1} ${shape.name}`).toBeLessThanOrEqual(SLIDE_SIZE.w + 0.01);
        expect(y + h, `${i + 1} ${shape.name}`).toBeLessThanOrEqual(SLIDE_SIZE.h + 0.01);
        if (shape.kind === "text") expect(overflow(shape), `${i + 1} ${textsOf(shape)[0]}`).toBeLessThanOrEqual(0.01);
      }
  });

  it("draw no empty chart", () => {
    for (const { shapes } of made.deck.slides)
      for (const shape of shapes) {
        if (shape.kind !== "chart") continue;
        const values = shape.chart.kind === "bars" ? shape.chart.values : shape.chart.series.flatMap(({ y }) => y);
        expect(values.filter((value) => value !== null).length, shape.name).toBeGreaterThan(1);
      }
  });
});

/** Points by which a text is higher than its box. */
function overflow({ paragraphs, fontSize, box, padding = 0, spaceAfter = 0 }: TextShape): number {
  const { height } = fitText({
    paragraphs: paragraphs.map(({ runs, bullet }) => ({ stretches: runs, indent: bullet ? 16 : 0 })),
    ...{
      width: box.w - 2 * padding,
      height: Infinity,
      fontSizeMax: fontSize,
      fontSizeMin: fontSize,
      gap: spaceAfter / fontSize,
    },
  });
  return height - (box.h - 2 * padding);
}

it("plot the report's own values in charts that can be edited", async () => {
  const { files, report } = await make(COMPLETE, "en");
  const charts = [...files].filter(([path]) => path.startsWith("ppt/charts/chart"));
  expect(charts.length).toBeGreaterThanOrEqual(4);
  expect([...files.keys()].filter((path) => path.endsWith(".xlsx"))).toHaveLength(charts.length);
  const plotted = charts.map(([, xml]) => xml).join();
  const { counts } = report.dataset;
  for (const value of [counts.images, counts.distinct, counts.cancer, 0.9312, 0.8421, 0.9817])
    expect(plotted, String(value)).toContain(`<c:v>${value}</c:v>`);
});

it("say the same in French as in English: as many slides, the same charts, the same numbers", async () => {
  const [english, french] = await Promise.all([make(COMPLETE, "en"), make(COMPLETE, "fr")]);
  const values = ({ deck }: Made) =>
    deck.slides.map(({ shapes }) =>
      shapes.flatMap((shape) => {
        if (shape.kind !== "chart") return [];
        return shape.chart.kind === "bars" ? [shape.chart.values] : shape.chart.series.map(({ x }) => x);
      }),
    );
  expect(values(french)).toEqual(values(english));
  const places = ({ read }: Made) => new Set(read.map(({ figure }) => figure));
  expect(places(french)).toEqual(places(english));
  for (const [i, slide] of french.deck.slides.entries()) expect(slide.notes).not.toEqual(english.deck.slides[i].notes);
});

it("say what is missing and what would be needed where a study could not give it", async () => {
  const { deck } = await make(BARE, "en");
  const said = deck.slides.map(({ shapes }) => shapes.flatMap(textsOf).join(" "));
  expect(said.filter((text) => /No method could be measured/.test(text))).toHaveLength(1);
  expect(said.find((text) => /No method could be measured/.test(text))).toContain(
    "Labels: 19 normal and 22 cancer today; each fold needs both classes.",
  );
  expect(said.some((text) => text.includes("There is no verdict on a larger set yet"))).toBe(true);
  expect(said.some((text) => text.includes("Nothing is guaranteed"))).toBe(true);
});

it("never tell a verdict without its chance and its misses", async () => {
  const { deck } = await make(COMPLETE, "en");
  for (const slide of [deck.slides[0], deck.slides[13]]) {
    const said = slide.shapes.flatMap(textsOf).join(" ");
    expect(said).toMatch(/in 0% of the simulated futures/);
    expect(said).toMatch(/300 to 91,000/);
  }
});
