import { FONT_SIZE_MIN, fitText } from "../fit/fit-text.ts";
import type { Box, Color, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";

export type LegendEntry = { mark: "dot" | "diamond" | "line" | "dash"; label: string; color: Color };

const MARKS: Record<LegendEntry["mark"], string> = { dot: "\u25cf", diamond: "\u25c6", line: "\u2014", dash: "- -" };

/** What the marks of a chart stand for, as a line of text above it: no suite breaks it over the plot. */
export function legendShape(
  entries: readonly LegendEntry[],
  box: Box,
  align: "left" | "right",
): { shapes: Shape[]; height: number } {
  if (entries.length === 0) return { shapes: [], height: 0 };
  const runs = entries.flatMap(({ mark, label, color }, i) => [
    { text: `${i > 0 ? "    " : ""}${MARKS[mark]}\u00a0`, bold: true, color },
    { text: label.replaceAll(" ", "\u00a0"), color: PALETTE.foreground },
  ]);
  const { height } = fitText({
    paragraphs: [{ stretches: runs }],
    ...{ width: box.w, height: Infinity, fontSizeMax: FONT_SIZE_MIN },
  });
  return {
    shapes: [
      {
        ...{ kind: "text", name: "Legend", box: { ...box, h: height }, fontSize: FONT_SIZE_MIN },
        paragraphs: [{ runs, align }],
      },
    ],
    height: height + 6,
  };
}
