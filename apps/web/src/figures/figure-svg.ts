import { copySvg, patternsOf } from "./copy-svg.ts";
import { plainColour } from "./plain-colour.ts";
import { textLines } from "./text-lines.ts";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN_PX = 20;

/** What is there to be used, not to be read. */
const CONTROLS = "button, input, select, details, [data-unsaved], .recharts-tooltip-wrapper, .sr-only";

/** A figure of the page as a drawing of its own: title, legend, plot, axes and caption as they stand, colours written in,
 *  text as text. @param figure as it is laid out: what is hidden has no size */
export function figureSvg(figure: Element): { text: string; widthPx: number; heightPx: number } {
  const frame = figure.getBoundingClientRect();
  const page = { left: frame.left - MARGIN_PX, top: frame.top - MARGIN_PX };
  const shapes = drawn(figure, page);
  const last = shapes.reduce((bottom, { bottomPx }) => Math.max(bottom, bottomPx), 0);
  const [widthPx, heightPx] = [frame.width + 2 * MARGIN_PX, last + MARGIN_PX];
  const root = shape("svg", { width: widthPx, height: heightPx, viewBox: `0 0 ${widthPx} ${heightPx}` });
  root.setAttribute("xmlns", SVG);
  const patterns = shape("defs", {});
  for (const { element } of shapes)
    for (const id of patternsOf(element)) {
      const pattern = document.getElementById(id);
      if (pattern && !element.contains(pattern)) patterns.append(copySvg(pattern));
    }
  const ground = shape("rect", { width: "100%", height: "100%", fill: groundOf(figure) });
  root.append(patterns, ground, ...shapes.map(({ element }) => element));
  return { text: new XMLSerializer().serializeToString(root), widthPx, heightPx };
}

type Page = { left: number; top: number };
type Shape = { element: Element; bottomPx: number };

function drawn(element: Element, page: Page): Shape[] {
  const style = getComputedStyle(element);
  if (element.matches(CONTROLS) || style.display === "none" || style.visibility === "hidden") return [];
  const box = element.getBoundingClientRect();
  if (element instanceof SVGSVGElement) {
    if (box.width === 0 || box.height === 0) return [];
    const copy = copySvg(element);
    for (const [name, value] of Object.entries(place(box, page))) copy.setAttribute(name, String(value));
    return [{ element: copy, bottomPx: box.bottom - page.top }];
  }
  const inner = [...element.childNodes].flatMap((child) => {
    if (child instanceof Text) return written(child, style, page);
    return child instanceof Element ? drawn(child, page) : [];
  });
  return element instanceof HTMLElement ? [...ruled(element, style, page), ...inner] : inner;
}

/** Every line where the page has it, on its baseline. */
function written(node: Text, style: CSSStyleDeclaration, page: Page): Shape[] {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return [];
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText("x");
  return textLines(node).map(({ text, box }) => {
    const element = shape("text", {
      x: box.left - page.left,
      y: box.top - page.top + (box.height - ascent - descent) / 2 + ascent,
      fill: plainColour(style.color),
      "font-family": style.fontFamily,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
      // A program without this font draws another one as wide: neighbours on a line would else run into one another.
      textLength: box.width,
      lengthAdjust: "spacingAndGlyphs",
    });
    element.textContent = text;
    return { element, bottomPx: box.bottom - page.top };
  });
}

/** The ground and the borders of a box: bars, dots and rules of a chart that is made of them. */
function ruled(element: HTMLElement, style: CSSStyleDeclaration, page: Page): Shape[] {
  const shapes: Element[] = [];
  const bounds = element.getBoundingClientRect();
  const [width, height] =
    style.rotate === "none" ? [bounds.width, bounds.height] : [element.offsetWidth, element.offsetHeight];
  const [middleX, middleY] = [
    (bounds.left + bounds.right) / 2 - page.left,
    (bounds.top + bounds.bottom) / 2 - page.top,
  ];
  const [x, y] = [middleX - width / 2, middleY - height / 2];
  const sides = (["Top", "Right", "Bottom", "Left"] as const).map((side) => ({
    side,
    width: style[`border${side}Style`] === "none" ? 0 : Number.parseFloat(style[`border${side}Width`]),
    colour: plainColour(style[`border${side}Color`]),
    dash: style[`border${side}Style`] === "dashed" ? "3 3" : "none",
  }));
  const [{ width: rule, colour }] = sides;
  const isRuled = rule > 0 && sides.every((side) => side.width === rule);
  const fill = plainColour(style.backgroundColor);
  if (!isTransparent(fill) || isRuled)
    shapes.push(
      shape("rect", {
        ...{ x: x + rule / 2, y: y + rule / 2, width: Math.max(0, width - rule), height: Math.max(0, height - rule) },
        ...{ rx: Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2) },
        ...{ fill, stroke: isRuled ? colour : "none", "stroke-width": isRuled ? rule : 0, opacity: style.opacity },
        ...(style.rotate === "none"
          ? {}
          : { transform: `rotate(${Number.parseFloat(style.rotate)} ${middleX} ${middleY})` }),
      }),
    );
  if (!isRuled)
    for (const { side, width: stroke, colour: paint, dash } of sides.filter((one) => one.width > 0)) {
      const [x1, x2] = side === "Left" ? [x, x] : side === "Right" ? [x + width, x + width] : [x, x + width];
      const [y1, y2] = side === "Top" ? [y, y] : side === "Bottom" ? [y + height, y + height] : [y, y + height];
      shapes.push(shape("line", { x1, x2, y1, y2, stroke: paint, "stroke-width": stroke, "stroke-dasharray": dash }));
    }
  return shapes.map((one) => ({ element: one, bottomPx: y + height }));
}

function place(box: DOMRect, page: Page) {
  return { x: box.left - page.left, y: box.top - page.top, width: box.width, height: box.height };
}

function shape(name: string, attributes: Record<string, string | number>): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function isTransparent(colour: string): boolean {
  return colour === "transparent" || /^rgba\(.*, 0\)$/.test(colour);
}

function groundOf(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const colour = plainColour(getComputedStyle(at).backgroundColor);
    if (!isTransparent(colour)) return colour;
  }
  return "white";
}
