import type { Threshold } from "./prepare-probability-histogram.ts";

/** The two lines differ in their dashes and in the mark on top: the triangle of cancer, the circle of normal. */
export const thresholdDash: Record<Threshold["kind"], string> = { cancerFrom: "6 3", normalUpTo: "1.5 3" };

/** Paths around the origin. */
export const thresholdMark: Record<Threshold["kind"], string> = {
  cancerFrom: "M0-4.5 4.5 4H-4.5z",
  normalUpTo: "M4 0a4 4 0 1 1-8 0a4 4 0 1 1 8 0z",
};
