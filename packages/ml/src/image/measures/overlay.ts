import type { GreyGrid } from "./grey-grid.ts";

/** A stroke is this much brighter than the even ground it stands on. */
const STROKE_LEVELS = 48;
/** Height and width of a letter, a tick or an arrow, in pixels of the grid; a line of text joins up sideways. */
const HEIGHT_PX_MIN = 3;
const HEIGHT_PX_MAX = 20;
const WIDTH_PX_MAX = 96;
const PIXELS_MIN = 5;
/** Share of a component's box that strokes fill at most: blots fill it all. */
const FILL_MAX = 0.85;
/** Share of the frame in small, thin, bright components that stand alone on dark ground.
 *  Components touch by sides or corners. O(pixels). */
export function overlayShare({ data, width, height }: GreyGrid): number {
  const seen = new Uint8Array(data.length);
  const stack = new Int32Array(data.length);
  let overlay = 0;
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start] < STROKE_LEVELS) continue;
    let [held, n, peak] = [1, 0, 0];
    let [left, right, top, bottom] = [width, 0, height, 0];
    stack[0] = start;
    seen[start] = 1;
    while (held > 0) {
      const at = stack[--held];
      const x = at % width;
      const y = (at - x) / width;
      n++;
      peak = Math.max(peak, data[at]);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u;
          if (seen[next] || data[next] < STROKE_LEVELS) continue;
          seen[next] = 1;
          stack[held++] = next;
        }
      }
    }
    const boxWidth = right - left + 1;
    const boxHeight = bottom - top + 1;
    const strokes = n <= FILL_MAX * boxWidth * boxHeight && n >= PIXELS_MIN && peak >= 96;
    if (strokes && boxHeight >= HEIGHT_PX_MIN && boxHeight <= HEIGHT_PX_MAX && boxWidth <= WIDTH_PX_MAX) overlay += n;
  }
  return overlay / data.length;
}
