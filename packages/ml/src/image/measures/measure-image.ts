import { contentOf } from "./content.ts";
import { fittedGrid, type Pixels } from "./grey-grid.ts";
import { describeLevels } from "./levels.ts";
import { overlayShare } from "./overlay.ts";
import { emptyShare, sharpness } from "./structure.ts";

/** What one image looks like, in plain numbers. Levels are grey levels 0..255; shares are 0..1 of the frame.
 *  All of it is read on one grid: brightness, 256 pixels on the longer side, whatever the file's size; the overlay on one
 *  of 512. */
export type ImageMeasures = {
  mean: number;
  /** Standard deviation of the levels. */
  deviation: number;
  /** 95th less 5th percentile of the levels. */
  contrast: number;
  /** 99th percentile of the levels: how bright the brightest tissue is. */
  peak: number;
  /** Variance of the four-neighbour Laplacian, in squared levels. It grows with the square of the contrast too. */
  sharpness: number;
  /** Share of the frame outside the smallest upright box that holds the content. */
  border: number;
  /** Direction in which the content is longest, in degrees from upright, clockwise, in (-90, 90]. Content that is as long
   *  in every direction (elongation below 0.05), or none, has no orientation: then it is 0. */
  orientation: number;
  /** 1 less the ratio of the content's short to its long axis: 0 for a disc, near 1 for a line. */
  elongation: number;
  /** Share of the frame without structure: tiles whose levels differ by no more than 8. */
  emptyShare: number;
  /** Share of the frame below a tenth of full brightness. */
  darkShare: number;
  /** Share of the frame covered by lines of small bright signs outside the content: text, rulers. What is written across
   *  the head, or alone, is not seen. */
  overlay: number;
};

/** Longer side of the grid. */
export const MEASURE_SIDE_PX = 256;

/** Letters of the usual size are no longer letters at half of it. */
const OVERLAY_SIDE_PX = 512;

/** Raised whenever measureImage or perceptualHash gives other values: what was kept from before is then measured anew. */
export const MEASURES_VERSION = 1;

/** Measures of a decoded image of any size, grey or RGB; every number is finite.
 *  O(pixels), deterministic. About 5 ms for 512 x 512 grey pixels. */
export function measureImage(image: Pixels): ImageMeasures {
  const grid = fittedGrid(image, MEASURE_SIDE_PX);
  const levels = describeLevels(grid);
  const content = contentOf(grid, levels.peak);
  return {
    ...levels,
    sharpness: sharpness(grid),
    border: content.border,
    orientation: content.orientation,
    elongation: content.elongation,
    emptyShare: emptyShare(grid),
    overlay: overlayShare(fittedGrid(image, OVERLAY_SIDE_PX)),
  };
}
