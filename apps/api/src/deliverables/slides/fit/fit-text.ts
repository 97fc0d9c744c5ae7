import { countLines, LINE_HEIGHT, type Stretch } from "./count-lines.ts";

/** Below it, the back of a room reads nothing, in points. */
export const FONT_SIZE_MIN = 18;

/** Applications do not space lines quite alike: a little of the height is left free. */
const SAFETY = 0.98;

export type FitRequest = {
  /** A paragraph each; `indent`: points that its lines are set in by. */
  paragraphs: readonly { stretches: readonly Stretch[]; indent?: number }[];
  width: number;
  height: number;
  fontSizeMax: number;
  fontSizeMin?: number;
  /** After each paragraph but the last, for each point of the size. */
  gap?: number;
};

export type Fit = {
  fontSize: number;
  /** Paragraphs that fit, from the first; fewer than there are only at the smallest size. */
  kept: number;
  /** Of those, in points. */
  height: number;
};

/** The largest size at which all paragraphs fit a box, or the smallest one and as many of them as fit then. */
export function fitText(request: FitRequest): Fit {
  const { paragraphs, height, fontSizeMax, fontSizeMin = FONT_SIZE_MIN } = request;
  for (let fontSize = fontSizeMax; fontSize >= fontSizeMin; fontSize--) {
    const needed = heightOf(request, fontSize, paragraphs.length);
    if (needed <= height * SAFETY) return { fontSize, kept: paragraphs.length, height: needed };
  }
  let kept = paragraphs.length;
  while (kept > 0 && heightOf(request, fontSizeMin, kept) > height * SAFETY) kept -= 1;
  return { fontSize: fontSizeMin, kept, height: heightOf(request, fontSizeMin, kept) };
}

function heightOf({ paragraphs, width, gap = 0 }: FitRequest, fontSize: number, kept: number): number {
  if (kept === 0) return 0;
  const lines = paragraphs
    .slice(0, kept)
    .reduce((sum, { stretches, indent = 0 }) => sum + countLines(stretches, fontSize, width - indent), 0);
  return lines * fontSize * LINE_HEIGHT + (kept - 1) * gap * fontSize;
}
