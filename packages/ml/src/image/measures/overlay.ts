import { type Component, findComponents } from "./components.ts";
import type { GreyGrid } from "./grey-grid.ts";

/** Strokes are at least this bright, and somewhere brighter still. */
const STROKE_LEVEL = 64;
const PEAK_LEVEL_MIN = 110;
/** Letters, ticks and signs, in pixels of a grid of 512. */
const HEIGHT_PX = [4, 24];
const WIDTH_PX_MAX = 40;
const PIXELS_MIN = 6;
/** Letters of a line: so much alike in height, overlapping in height, and no farther apart than this many heights. */
const HEIGHT_RATIO_MAX = 1.7;
const OVERLAP_MIN = 0.6;
const GAP_HEIGHTS_MAX = 1.2;
const LETTERS_MIN = 3;

/** Share of the frame covered by lines of small bright signs outside the picture's content: text, rulers.
 *  A sign is a connected component of a letter's size from which the edge of the frame can be reached, straight up, down
 *  or sideways, without meeting anything larger; at least three of one height, side by side, are a line.
 *  O(pixels + signs^2), deterministic. */
export function overlayShare(grid: GreyGrid): number {
  const { components, numbers } = findComponents(grid, STROKE_LEVEL);
  const small = components.map(isSmall);
  const letters = components.filter((component, at) => small[at] && isLetter(component));
  const free = letters.filter((letter) => isOutside(letter, grid, numbers, small));
  return lettersInLines(free).reduce((sum, { nPixels }) => sum + nPixels, 0) / grid.data.length;
}

function heightOf({ top, bottom }: Component): number {
  return bottom - top + 1;
}

function isSmall(component: Component): boolean {
  return heightOf(component) <= HEIGHT_PX[1] && component.right - component.left < WIDTH_PX_MAX;
}

function isLetter(component: Component): boolean {
  const { peak, nPixels } = component;
  return heightOf(component) >= HEIGHT_PX[0] && peak >= PEAK_LEVEL_MIN && nPixels >= PIXELS_MIN;
}

function isOutside(letter: Component, { width, height }: GreyGrid, numbers: Int32Array, small: boolean[]): boolean {
  const x = (letter.left + letter.right) >> 1;
  const y = (letter.top + letter.bottom) >> 1;
  const isFree = (from: number, step: number, n: number) => {
    for (let k = 0, at = from; k < n; k++, at += step) if (numbers[at] > 0 && !small[numbers[at] - 1]) return false;
    return true;
  };
  const at = y * width + x;
  return (
    isFree(at, -1, x + 1) || isFree(at, 1, width - x) || isFree(at, -width, y + 1) || isFree(at, width, height - y)
  );
}

/** Those with enough others on their line, reached from neighbour to neighbour. */
function lettersInLines(letters: Component[]): Component[] {
  const seen = new Set<Component>();
  const kept: Component[] = [];
  for (const first of letters) {
    if (seen.has(first)) continue;
    const line = [first];
    seen.add(first);
    for (const letter of line) {
      for (const other of letters) {
        if (seen.has(other) || !areNeighbors(letter, other)) continue;
        seen.add(other);
        line.push(other);
      }
    }
    if (line.length >= LETTERS_MIN) kept.push(...line);
  }
  return kept;
}

function areNeighbors(a: Component, b: Component): boolean {
  const [low, high] = [Math.min(heightOf(a), heightOf(b)), Math.max(heightOf(a), heightOf(b))];
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 1;
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right) - 1;
  return high <= HEIGHT_RATIO_MAX * low && overlap >= OVERLAP_MIN * low && gap <= GAP_HEIGHTS_MAX * high;
}
