const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity"];
const TEXT = ["font-family", "font-size", "font-weight", "text-anchor"];

/** A drawn chart as a file of its own: the colours of the page in force are written in, patterns it refers to come along.
 *  @param svg  as it stands in the page: what is not laid out has no size */
export function standaloneSvg(svg: SVGSVGElement): { text: string; widthPx: number; heightPx: number } {
  const { width: widthPx, height: heightPx } = svg.getBoundingClientRect();
  const copy = withStyle(svg) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(widthPx));
  copy.setAttribute("height", String(heightPx));
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  for (const id of patternsOf(copy)) {
    const pattern = document.getElementById(id);
    if (pattern && !svg.contains(pattern)) defs.append(withStyle(pattern));
  }
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", plainColour(getComputedStyle(document.body).backgroundColor));
  copy.prepend(defs, ground);
  return { text: new XMLSerializer().serializeToString(copy), widthPx, heightPx };
}

function withStyle(original: Element): Element {
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

/** Programs that draw slides know no oklch: such a colour is painted, and read back as sRGB. */
function plainColour(value: string): string {
  if (!value.startsWith("oklch(")) return value;
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return value;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}

function patternsOf(svg: Element): Set<string> {
  const fills = [...svg.querySelectorAll("[fill]")].map((element) => element.getAttribute("fill") ?? "");
  return new Set(fills.flatMap((fill) => /url\("?#([^")]+)"?\)/.exec(fill)?.[1] ?? []));
}
