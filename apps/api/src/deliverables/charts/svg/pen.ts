import { PAPER } from "../colours.ts";
import { textOutline, textWidth, type Weight } from "./letters.ts";

type Attributes = Record<string, string | number | undefined>;

export type TextStyle = { size: number; weight?: Weight; fill?: string; anchor?: "start" | "middle" | "end" };

/** What a drawing is made with: elements in order, and text either as text or as outlines. */
export type Pen = {
  draw(tag: string, attributes: Attributes): void;
  /** @param y  baseline */
  write(text: string, x: number, y: number, style: TextStyle): void;
  /** All drawn so far. */
  svg(): string;
};

const FONT_FAMILY = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** `text`: letters can be selected and searched, in a font of the reader's. `outlines`: drawn alike without any font. */
export type Letters = "text" | "outlines";

export function createPen(letters: Letters): Pen {
  const parts: string[] = [];
  const draw: Pen["draw"] = (tag, attributes) => parts.push(`<${tag}${attributesText(attributes)}/>`);
  return {
    draw,
    write(text, x, y, { size, weight = 400, fill = PAPER.text, anchor = "start" }) {
      if (letters === "outlines") {
        const width = anchor === "start" ? 0 : textWidth(text, size, weight);
        const left = x - (anchor === "middle" ? width / 2 : width);
        draw("path", { d: textOutline(text, { x: left, y }, size, weight), fill });
        return;
      }
      const attributes = {
        ...{ x, y, fill, "font-family": FONT_FAMILY, "font-size": size },
        "font-weight": weight === 400 ? undefined : weight,
        "text-anchor": anchor === "start" ? undefined : anchor,
      };
      parts.push(`<text${attributesText(attributes)}>${escapeXml(text)}</text>`);
    },
    svg: () => parts.join("\n"),
  };
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(typeof value === "number" ? short(value) : String(value))}"`)
    .join("");
}

/** Hundredths of a pixel are enough, and make the same bytes everywhere. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
