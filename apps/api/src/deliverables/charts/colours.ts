import type { Tone } from "./chart-data.ts";

/** The dashboard's colours on white paper, as hexadecimal: SVG renderers outside browsers read no oklch. States of an image
 *  differ in lightness as well as hue, and marks in shape. */
export const TONE_COLOURS: Record<Tone, string> = {
  normal: "#1b70b3",
  cancer: "#cc5113",
  review: "#98449e",
  unlabelled: "#7d8085",
  ink: "#262e3d",
  quiet: "#7d8085",
  second: "#007277",
};

export const PAPER = { text: "#15181e", muted: "#5e646b", line: "#e0e3e7", background: "#ffffff" } as const;
