import { describe, expect, it } from "vitest";
import { assessedFixture } from "../guarantee.fixture.ts";
import { createQuoter } from "../kit/quoter.ts";
import { strayNumbers } from "../kit/stray-numbers.fixture.ts";
import type { Report } from "../report.ts";
import { CHART_IDS } from "./chart-data.ts";
import { chartedReport, chartOf, rowsOf } from "./charts.fixture.ts";
import { PREPARE_CHART } from "./prepare-charts.ts";

/** Ends of a scale, explained in its title. */
const SCALE_ENDS = [/\(0[.,]5\s?: [^)]*, 1\s?: [^)]*\)/g, /\(0\s?: [^)]*(, 1\s?: [^)]*)?\)/g, /(of|sur) 1$/];

const report = chartedReport();

describe.each(["en", "fr"] as const)("in %s", (language) => {
  it.each(CHART_IDS)("%s says no number that is not the report's", (id) => {
    const { chart, quoter } = chartOf(id, chartedReport(language));
    const names = chart.body.kind === "curves" ? chart.body.series : chart.body.rows;
    const said = [chart.title, chart.reading, chart.source, chart.body.x.title, ...names.map(({ label }) => label)];
    const texts = chart.body.kind === "intervals" ? chart.body.rows.map(({ text }) => text) : [];
    const references = chart.body.references.map(({ label }) => label);
    for (const text of [...said, ...texts, ...references])
      expect(strayNumbers(text, quoter.quotes(), SCALE_ENDS)).toEqual([]);
  });
});

it.each([
  ["methods", { champion: null }],
  ["calibration", { champion: null }],
  ["clusterings", { clusterings: [] }],
  ["labelEfficiency", { comparison: null }],
  ["guarantee", { guarantee: null }],
  ["readings", { scaleUp: null }],
  ["plans", { scaleUp: null }],
  ["tornado", { scaleUp: null }],
  ["frontier", { scaleUp: null }],
] as const)("leaves %s out, saying why in both languages, rather than drawing it empty", (id, change) => {
  const without: Report = { ...report, ...(change as Partial<Report>) };
  const [english, french] = (["en", "fr"] as const).map((language) =>
    PREPARE_CHART[id](createQuoter(without, language)),
  );
  expect([english.chart, french.chart]).toEqual([null, null]);
  expect(english.missing).toMatch(/\w+ \w+/);
  expect(french.missing).not.toBe(english.missing);
});

it("puts the methods in the order of their area, marks the champion, and names those without an interval", () => {
  const [first, second] = report.experiments;
  const better = { ...second.figures[0], value: 0.95 };
  const bare = { ...first, id: "e3", layer: "layer3" as const, figures: [{ ...first.figures[0], interval: null }] };
  const experiments = [first, { ...second, figures: [better] }, bare];
  const { chart } = chartOf("methods", { ...report, experiments });
  expect(rowsOf(chart).map(({ id, marked }) => [id, marked])).toEqual([
    ["e2", false],
    ["e1", true],
  ]);
  expect(chart.source).toContain("Left out for want of an interval: Logistic regression · layer3.");
});

it("shows of each method's clusterings the one that no label chose", () => {
  const { chart } = chartOf("clusterings", report);
  const shown = rowsOf(chart).map(({ id }) => id);
  expect(shown).toContain("0");
  expect(shown).toContain("2");
  expect(shown).not.toContain("1");
});

it("draws the guarantee with automation rising, its bound solid only where certified", () => {
  for (const [assessed, solid] of [
    [assessedFixture(), false],
    [assessedFixture({ cancers: 90, audit: { labels: 220, cancers: 120 } }), true],
  ] as const) {
    const { chart } = chartOf("guarantee", { ...report, guarantee: assessed.section });
    if (chart.body.kind !== "curves") throw new Error("the guarantee is a curve");
    const [measured, bound] = chart.body.series;
    const automation = measured.points.map(({ x }) => x);
    expect(automation).toEqual([...new Set(automation)].sort((a, b) => a - b));
    expect(bound.points.some((point) => point.solid)).toBe(solid);
    expect(chart.title.startsWith("Certified")).toBe(assessed.section.status === "certified");
  }
});

it("leaves a gap in the curve of labels where a point has no interval", () => {
  const { comparison } = report;
  const efficiency = comparison?.labelEfficiency;
  if (!comparison || !efficiency) throw new Error("the fixture has a curve of labels");
  const [first, ...others] = efficiency.points;
  const bare = { ...first, supervised: { ...first.supervised, interval: null } };
  const { chart } = chartOf("labelEfficiency", {
    ...report,
    comparison: { ...comparison, labelEfficiency: { ...efficiency, points: [bare, ...others] } },
  });
  if (chart.body.kind !== "curves") throw new Error("label efficiency is a curve");
  const [supervised, semiSupervised] = chart.body.series.map(({ points }) => points.length);
  expect(semiSupervised - supervised).toBe(1);
});

it("calls probabilities off only when their error is more than perfect ones give on as few images", () => {
  const titleAt = (value: number) => {
    const experiments = report.experiments.map((one) => ({
      ...one,
      figures: one.figures.map((figure) => (figure.id === "ece" ? { ...figure, value } : figure)),
    }));
    return chartOf("calibration", { ...report, experiments }).chart.title;
  };
  expect(titleAt(0.09)).toMatch(/^The probabilities are as right/);
  expect(titleAt(0.091)).toMatch(/^The probabilities are off/);
});
