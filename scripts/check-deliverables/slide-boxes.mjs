import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(import.meta.dirname, "../../apps/api/package.json"));

const EMU_PER_POINT = 12_700;
/** Points that a word may stand out of its box: applications do not measure letters quite alike. */
const TOLERANCE = 4;
/** Of the smaller word: from there on, two words are printed over one another. */
const OVERLAP_SHARE_MAX = 0.25;
/** Of a word's box, above and below its letters. */
const AIR_SHARE = 0.2;

/** Boxes of a presentation's texts, tables and charts, in points, a list a slide. */
export async function slideBoxes(presentation) {
  const yauzl = require("yauzl");
  const archive = await yauzl.fromBufferPromise(readFileSync(presentation));
  const slides = [];
  for await (const entry of archive.eachEntry()) {
    const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(entry.fileName)?.[1];
    if (!number) continue;
    const chunks = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    slides[Number(number) - 1] = boxesOf(Buffer.concat(chunks).toString());
  }
  return slides;
}

function boxesOf(xml) {
  const places = /<[ap]:xfrm><a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/><\/[ap]:xfrm>/g;
  return [...xml.matchAll(places)].map(([, ...emus]) => {
    const [x, y, w, h] = emus.map((emu) => Number(emu) / EMU_PER_POINT);
    return { x, y, w, h };
  });
}

/** Words of each page with their boxes, in points, from what `pdftotext -bbox` writes. */
export function pageWords(html) {
  return html
    .split("<page ")
    .slice(1)
    .map((page) => {
      const words = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g;
      return [...page.matchAll(words)].map(([, x0, y0, x1, y1, text]) => ({
        ...{ x: Number(x0), y: Number(y0), w: x1 - x0, h: y1 - y0 },
        text,
      }));
    });
}

/** What is wrong with a page's words, told: those in no box of their slide, and those printed over others. */
export function misplacedWords(words, boxes) {
  const outside = words.filter((word) => !boxes.some((box) => holds(box, word)));
  const over = words.flatMap((word, i) => {
    const other = words.slice(i + 1).find((one) => overlap(word, one) > OVERLAP_SHARE_MAX);
    return other ? [`"${word.text}" over "${other.text}"`] : [];
  });
  return [...outside.map(({ text }) => `"${text}" outside of its box`), ...over];
}

function holds(box, word) {
  return (
    word.x >= box.x - TOLERANCE &&
    word.y >= box.y - TOLERANCE &&
    word.x + word.w <= box.x + box.w + TOLERANCE &&
    word.y + word.h <= box.y + box.h + TOLERANCE
  );
}

/** Share of the smaller word that the other covers; of a word's height only the middle is ink. */
function overlap(...words) {
  const [a, b] = words.map(({ x, y, w, h }) => ({ x, w, y: y + h * AIR_SHARE, h: h * (1 - 2 * AIR_SHARE) }));
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  const smaller = Math.min(a.w * a.h, b.w * b.h);
  return w > 0 && h > 0 && smaller > 0 ? (w * h) / smaller : 0;
}
