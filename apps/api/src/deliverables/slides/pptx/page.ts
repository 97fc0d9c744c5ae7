import type { Box } from "./deck.ts";

/** The page, in points: a title of two lines, a body, and a foot with source, notice and number. */
const MARGIN = 44;
const WIDTH = 960 - 2 * MARGIN;

export const TITLE_BOX: Box = { x: MARGIN, y: 22, w: WIDTH, h: 80 };
export const BODY_BOX: Box = { x: MARGIN, y: 116, w: WIDTH, h: 362 };
export const SOURCE_BOX: Box = { x: MARGIN, y: 484, w: WIDTH, h: 18 };
export const RULE_BOX: Box = { x: MARGIN, y: 505, w: WIDTH, h: 1 };
export const FOOTER_BOX: Box = { x: MARGIN, y: 509, w: WIDTH - 80, h: 22 };
export const NUMBER_BOX: Box = { x: 960 - MARGIN - 60, y: 509, w: 60, h: 22 };

export const COVER_TITLE_BOX: Box = { x: MARGIN, y: 40, w: WIDTH, h: 112 };
export const COVER_BODY_BOX: Box = { x: MARGIN, y: 168, w: WIDTH, h: 306 };
