import { PALETTE } from "../pptx/palette.ts";
import type { ChartTone } from "./spec.ts";

/** Colours of what charts show. */
export const CHART_COLORS: Record<ChartTone, string> = {
  normal: PALETTE.normal,
  cancer: PALETTE.cancer,
  review: PALETTE.review,
  unlabelled: PALETTE.unlabelled,
  ink: PALETTE.primary,
  quiet: "A4A9B0",
  second: PALETTE.normal,
};
