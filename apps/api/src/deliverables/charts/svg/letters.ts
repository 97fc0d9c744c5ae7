import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

export type Weight = 400 | 600;

const require = createRequire(import.meta.url);

/** Alphabets that names may be written in; whatever none of them has is drawn as a box. */
const SUBSETS = ["latin", "latin-ext", "greek", "cyrillic"] as const;

const loaded = new Map<string, Font>();

function fontOf(subset: (typeof SUBSETS)[number], weight: Weight): Font {
  const file = `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`;
  const known = loaded.get(file);
  if (known) return known;
  const font = create(readFileSync(require.resolve(file)));
  if (!("layout" in font)) throw new Error(`${file} holds several fonts`);
  loaded.set(file, font);
  return font;
}

type Run = { font: Font; text: string };

/** The text in pieces of one font each. */
function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = [];
  // Inter has no narrow no-break space; a thin one is as wide.
  for (const letter of text.replaceAll("\u202f", "\u2009")) {
    const code = letter.codePointAt(0) ?? 0;
    const subset = SUBSETS.find((one) => fontOf(one, weight).hasGlyphForCodePoint(code));
    const font = fontOf(subset ?? "latin", weight);
    const last = runs[runs.length - 1];
    if (last?.font === font) last.text += letter;
    else runs.push({ font, text: letter });
  }
  return runs;
}

/** Width of a line of text, px at the given size. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  return runsOf(text, weight).reduce(
    (width, run) => width + (run.font.layout(run.text).advanceWidth * size) / run.font.unitsPerEm,
    0,
  );
}

/** The letters of a line as one path, its baseline starting at (x, y): drawn alike where no font is installed. */
export function textOutline(text: string, at: { x: number; y: number }, size: number, weight: Weight): string {
  let [path, x] = ["", at.x];
  for (const { font, text: piece } of runsOf(text, weight)) {
    const { glyphs, positions } = font.layout(piece);
    const scale = size / font.unitsPerEm;
    glyphs.forEach((glyph, i) => {
      const { xAdvance, xOffset, yOffset } = positions[i];
      const outline = glyph.path.scale(scale, -scale);
      path += outline.translate(x + xOffset * scale, at.y - yOffset * scale).toSVG();
      x += xAdvance * scale;
    });
  }
  return path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100));
}

/** Breaks a text into lines no wider than `width` where it can; a word that is wider stays whole. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 400): string[] {
  const lines: string[] = [];
  const space = textWidth(" ", size, weight);
  let filled = 0;
  for (const word of text.split(" ")) {
    const wordWidth = textWidth(word, size, weight);
    if (lines.length > 0 && filled + space + wordWidth <= width) {
      lines[lines.length - 1] += ` ${word}`;
      filled += space + wordWidth;
    } else {
      lines.push(word);
      filled = wordWidth;
    }
  }
  return lines;
}
