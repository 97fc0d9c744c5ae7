import sharp from "sharp";
import { expect, it } from "vitest";
import { CHART_IDS } from "../chart-data.ts";
import { chartedReport, chartOf } from "../charts.fixture.ts";
import { drawChart } from "./draw-chart.ts";
import { textOutline, textWidth, wrapText } from "./letters.ts";

const FRAMED = { widthPx: 960, fontSizePx: 14, framed: true } as const;
const reports = { en: chartedReport("en"), fr: chartedReport("fr") };

it.each(CHART_IDS)("draws %s inside its picture, in both languages", (id) => {
  for (const report of Object.values(reports)) {
    const { chart } = chartOf(id, report);
    const { svg, heightPx } = drawChart(chart, { ...FRAMED, letters: "text" });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const places = [...svg.matchAll(/ (?:x|x1|x2|cx)="(-?[\d.]+)"/g)].map(([, x]) => Number(x));
    // Inside the group that the margin moves.
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(FRAMED.widthPx - 4 * FRAMED.fontSizePx);
    const heights = [...svg.matchAll(/ (?:y|y1|y2|cy)="(-?[\d.]+)"/g)].map(([, y]) => Number(y));
    expect(Math.max(...heights)).toBeLessThan(heightPx);
  }
});

it("draws the same every time", () => {
  const { chart } = chartOf("methods", reports.en);
  for (const letters of ["text", "outlines"] as const)
    expect(drawChart(chart, { ...FRAMED, letters })).toEqual(drawChart(chart, { ...FRAMED, letters }));
});

it.each(CHART_IDS)("ends no text of %s beyond its picture", (id) => {
  const { svg } = drawChart(chartOf(id, reports.fr).chart, { ...FRAMED, letters: "text" });
  for (const [, attributes, text] of svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)) {
    const number = (name: string) => Number(attributes.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? 400);
    const width = textWidth(text, number("font-size"), number("font-weight") === 600 ? 600 : 400);
    const anchor = attributes.match(/text-anchor="(\w+)"/)?.[1];
    const left = number("x") - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    expect(left, text).toBeGreaterThanOrEqual(-FRAMED.fontSizePx * 2);
    expect(left + width, text).toBeLessThanOrEqual(FRAMED.widthPx - FRAMED.fontSizePx * 2);
  }
});

it("shows its title on a machine without any font", async () => {
  const { chart } = chartOf("plans", reports.fr);
  const { svg } = drawChart(chart, { ...FRAMED, letters: "outlines" });
  // Without text there is nothing that a font could be missing for.
  expect(svg).not.toContain("<text");
  const title = { left: 28, top: 28, width: 400, height: 32 };
  const { data } = await sharp(Buffer.from(svg)).extract(title).greyscale().raw().toBuffer({ resolveWithObject: true });
  const inked = data.filter((grey) => grey < 128).length / data.length;
  expect(inked).toBeGreaterThan(0.05);
  expect(inked).toBeLessThan(0.5);
});

it("escapes what a name brings along", () => {
  const { chart } = chartOf("plans", reports.en);
  const { svg } = drawChart({ ...chart, title: `<script> & "x"` }, { ...FRAMED, letters: "text" });
  expect(svg).not.toContain("<script>");
  expect(svg).toContain("&lt;script&gt; &amp; &quot;x&quot;");
});

it("wraps a text to its width, leaving a word whole that is wider", () => {
  const lines = wrapText("Les groupes seuls ne retrouvent les étiquettes qu’en partie", 120, 14);
  for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(120);
  expect(lines.join(" ")).toBe("Les groupes seuls ne retrouvent les étiquettes qu’en partie");
  expect(wrapText("indivisible", 5, 14)).toEqual(["indivisible"]);
});

it("measures what it draws, Greek and Cyrillic names too", () => {
  expect(textWidth("", 14)).toBe(0);
  expect(textWidth("Œdème", 28)).toBeCloseTo(2 * textWidth("Œdème", 14), 9);
  expect(textWidth("bold", 14, 600)).toBeGreaterThan(textWidth("bold", 14));
  for (const name of ["Ω", "Ж", "ł"]) {
    const boxes = textOutline("\uffff", { x: 0, y: 0 }, 14, 400);
    expect(textOutline(name, { x: 0, y: 0 }, 14, 400)).not.toBe(boxes);
  }
});
