import type { Box } from "../pptx/deck.ts";
import { nativeBars } from "./native-bars.ts";
import { placeCurves } from "./place-curves.ts";
import { placeForest } from "./place-forest.ts";
import { placeTable } from "./place-table.ts";
import { placeCallout, placeFigures, placePoints } from "./place-text.ts";
import type { Block, Placed } from "./spec.ts";

/** A block's shapes in a box, from its upper left corner. */
export function placeBlock(block: Block, box: Box): Placed {
  switch (block.kind) {
    case "points":
      return placePoints(block.items, box);
    case "callout":
      return placeCallout(block, box);
    case "figures":
      return placeFigures(block, box);
    case "table":
      return placeTable(block, box);
    case "forest":
      return placeForest(block, box);
    case "curves":
      return placeCurves(block, box);
    case "bars":
      return { shapes: [{ ...nativeBars(block), box }], height: box.h, left: [] };
  }
}
