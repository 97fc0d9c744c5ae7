import { expect, it } from "vitest";
import { createDraw } from "./draw.ts";

const draw = createDraw("en");

/** The SVG inside a picture. */
function svgOf(picture: string): string {
  const [, base64] = /^<img alt="[^"]*" src="data:image\/svg\+xml;base64,([^"]+)">$/.exec(picture) ?? [];
  return Buffer.from(base64, "base64").toString();
}

/** Cells of a table, row by row, its header first. */
function cellsOf(table: string): string[][] {
  return [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell),
  );
}

it("prints numbers in the reader's language, an estimate with its interval, and what is missing as a dash", () => {
  const rows = [
    { name: "a & b", n: 1506, auc: { value: 0.97884, low: 0.92731, high: 1 }, gap: null },
    { name: "<c>", n: 12, auc: { value: null, low: null, high: null }, gap: -0.00125 },
    { name: "d", n: -3, auc: { value: 0.5, low: null, high: null }, gap: 0 },
  ];
  expect(cellsOf(draw.table(rows))).toEqual([
    ["name", "n", "auc", "gap"],
    ["a &amp; b", "1,506", "0.979 (0.927 – 1.000)", "–"],
    ["&lt;c&gt;", "12", "–", "−0.00125"],
    ["d", "−3", "0.500", "0.000"],
  ]);
  const [, french] = cellsOf(createDraw("fr").table(rows));
  expect(french.slice(1)).toEqual(["1\u202f506", "0,979 (0,927 – 1,000)", "–"]);
});

it("leaves the decimals of large numbers out, and of none where all are whole", () => {
  expect(cellsOf(draw.table([{ x: 796812.749 }, { x: 26.896 }, { x: 0.25 }])).flat()).toEqual([
    ...["x", "796,813", "26.9", "0.250"],
  ]);
  expect(cellsOf(draw.table([{ x: 1 }, { x: 0 }])).flat()).toEqual(["x", "1", "0"]);
});

it("refuses a number that is none, naming where it stands", () => {
  expect(() => draw.table([{ share: Number.NaN }])).toThrow("share is NaN");
  const x = { title: "euros", scale: "log" as const };
  expect(() => draw.intervals({ title: "t", x, rows: [{ name: "a", value: 0, low: null, high: null }] })).toThrow(
    "euros has 0 to draw",
  );
  expect(() => draw.lines({ title: "t", x: { title: "k" }, y: { title: "y" }, lines: [] })).toThrow(
    "y has no value to draw",
  );
});

it("draws every point, in the colour of its group, within the picture", () => {
  const svg = svgOf(
    draw.points({
      title: "a < b",
      x: { title: "first" },
      y: { title: "second" },
      groups: [
        {
          name: "quiet",
          color: "unlabelled",
          points: [
            [0, 0],
            [1, 2],
          ],
        },
        { name: "cancer", color: "cancer", points: [[-3, 5]] },
      ],
    }),
  );
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="(?:2\.5|4)"\/>/g)];
  expect(dots).toHaveLength(3);
  for (const [, x, y] of dots) {
    expect(Number(x)).toBeLessThanOrEqual(720);
    expect(Number(y)).toBeLessThanOrEqual(460);
  }
  expect(svg).toContain("a &lt; b");
  // The leftmost point is the highest.
  const [left] = dots.toSorted((a, b) => Number(a[1]) - Number(b[1]));
  expect(Number(left[2])).toBe(Math.min(...dots.map(([, , y]) => Number(y))));
});

it("draws an interval from its low to its high end, and the value between them", () => {
  const svg = svgOf(
    draw.intervals({
      ...{ title: "t", x: { title: "difference", low: -1, high: 1 }, reference: 0 },
      rows: [{ name: "method", value: 0.5, low: -0.5, high: 1 }],
    }),
  );
  const [, low, high] = /<path d="M([\d.]+) [\d.]+H([\d.]+)" stroke="#1d2430" stroke-width="2"\/>/.exec(svg) ?? [];
  const [, value] = /<circle cx="([\d.]+)"/.exec(svg) ?? [];
  const [, zero] = /<path d="M([\d.]+) [\d.]+V[\d.]+" stroke="#1d2430" stroke-dasharray/.exec(svg) ?? [];
  const unit = (Number(high) - Number(low)) / 1.5;
  expect(Number(value)).toBeCloseTo(Number(low) + unit, 0);
  expect(Number(zero)).toBeCloseTo(Number(low) + unit / 2, 0);
});

it("makes room for the numbers of its axis, whatever their size", () => {
  const line = (top: number) =>
    svgOf(
      draw.lines({
        ...{ title: "t", x: { title: "k" }, y: { title: "euros", low: 0 } },
        lines: [
          {
            name: "a",
            points: [
              { x: 1, y: top },
              { x: 4, y: top / 2 },
            ],
          },
        ],
      }),
    );
  for (const top of [1, 5_000_000, 9e12]) {
    for (const [, x, label] of line(top).matchAll(/<text x="([\d.]+)"[^>]*text-anchor="end">([^<]+)</g))
      expect(Number(x)).toBeGreaterThan(6 * label.length);
  }
});
