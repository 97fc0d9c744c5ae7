import { FONT_SIZE_MIN } from "../fit/fit-text.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";

/** Room for one line beside a chart or a table. */
export const CAPTION_HEIGHT = 24;

/** A line of its own, paler than what it speaks of. */
export function captionShape(
  text: string,
  box: Omit<Box, "h">,
  { name, align = "left" }: { name: string; align?: "left" | "right" },
): Shape {
  return {
    ...{ kind: "text", name, fontSize: FONT_SIZE_MIN, anchor: "middle", box: { ...box, h: CAPTION_HEIGHT } },
    paragraphs: [{ runs: [{ text, color: PALETTE.mutedForeground }], align }],
  };
}
