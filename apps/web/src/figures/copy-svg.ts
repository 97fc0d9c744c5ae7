import { plainColour } from "./plain-colour.ts";

const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity"];
const TEXT = ["font-family", "font-size", "font-weight", "text-anchor"];

/** A drawing with the colours of the page in force written into it. */
export function copySvg(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [at, element] of [original, ...original.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(element);
    const names = element.tagName === "text" || element.tagName === "tspan" ? [...PAINT, ...TEXT] : PAINT;
    for (const name of names) copies[at].setAttribute(name, plainColour(style.getPropertyValue(name)));
    copies[at].removeAttribute("style");
    copies[at].removeAttribute("class");
  }
  return copy;
}

/** Ids of the patterns a drawing is filled with. */
export function patternsOf(svg: Element): Set<string> {
  const fills = [...svg.querySelectorAll("[fill]")].map((element) => element.getAttribute("fill") ?? "");
  return new Set(fills.flatMap((fill) => /url\("?#([^")]+)"?\)/.exec(fill)?.[1] ?? []));
}
