import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Tone } from "./chart-data.ts";
import { PAPER, TONE_COLOURS } from "./colours.ts";

const css = readFileSync(new URL("../../../../web/src/app/globals.css", import.meta.url), "utf8");

/** A variable of the light theme as sRGB, by the definition of oklch (Ottosson 2020). */
function themeColour(name: string): string {
  const [, l, c, h] = css.match(new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`)) ?? [];
  const [lightness, chroma, hue] = [Number(l), Number(c), (Number(h) * Math.PI) / 180];
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
  const bytes = linear.map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    const gamma = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${bytes.join("")}`;
}

const VARIABLES: Record<Tone, string> = {
  ...{ normal: "class-normal", cancer: "class-cancer", review: "class-review", unlabelled: "class-unlabelled" },
  ...{ ink: "primary", quiet: "class-unlabelled", second: "cluster-4" },
};

it.each(Object.entries(VARIABLES))("draws %s in the colour that the dashboard gives it", (tone, variable) => {
  expect(TONE_COLOURS[tone as Tone]).toBe(themeColour(variable));
});

it("writes in the dashboard's ink", () => {
  expect([PAPER.text, PAPER.muted, PAPER.line]).toEqual(["foreground", "muted-foreground", "border"].map(themeColour));
});
