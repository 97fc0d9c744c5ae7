import { PALETTE } from "../pptx/palette.ts";
import type { ChartTone, Tone } from "./spec.ts";

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

/** Ink and paper of statements. */
export const TONES: Record<Tone, { ink: string; paper: string }> = {
  good: { ink: PALETTE.success, paper: "E8F3EE" },
  heed: { ink: PALETTE.warning, paper: "FFF5E1" },
  bad: { ink: PALETTE.destructive, paper: "FBECEB" },
  plain: { ink: PALETTE.primary, paper: PALETTE.muted },
};
