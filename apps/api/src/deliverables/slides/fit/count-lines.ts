import { textWidth } from "./text-width.ts";

export type Stretch = { text: string; bold?: boolean };

/** Points of one line of text, from baseline to baseline, for each point of its size: the face asks for 1.149, LibreOffice
 *  takes up to 1.2. */
export const LINE_HEIGHT = 1.2;

/** Applications do not break lines quite alike: a little of the width is left free. */
const SAFETY = 0.98;

/** Lines that a paragraph breaks into: at spaces, never at no-break ones; a word wider than the line is broken too. */
export function countLines(stretches: readonly Stretch[], fontSize: number, width: number): number {
  const room = width * SAFETY;
  let lines = 1;
  let filled = 0;
  let pendingSpace = 0;
  for (const word of wordsOf(stretches, fontSize)) {
    if (filled > 0 && filled + pendingSpace + word.width > room) {
      lines += 1;
      filled = 0;
    } else {
      filled += filled > 0 ? pendingSpace : 0;
    }
    filled += word.width;
    while (filled > room) {
      lines += 1;
      filled -= room;
    }
    pendingSpace = word.space;
  }
  return lines;
}

/** Words and the space after each; a word may change its weight half way. */
function wordsOf(stretches: readonly Stretch[], fontSize: number): { width: number; space: number }[] {
  const words: { width: number; space: number }[] = [];
  let open = false;
  for (const { text, bold = false } of stretches) {
    for (const piece of text.split(/([ \u2009]+)/)) {
      if (piece === "") continue;
      const width = textWidth(piece, fontSize, bold);
      const last = words[words.length - 1];
      if (/^[ \u2009]/.test(piece)) {
        if (last) last.space += width;
        open = false;
      } else if (open && last) {
        last.width += width;
      } else {
        words.push({ width, space: 0 });
        open = true;
      }
    }
  }
  return words;
}
