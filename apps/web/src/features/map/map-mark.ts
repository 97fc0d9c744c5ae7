/** How a category looks: shape and colour say the same thing twice, so that either is enough. */
export type MapMark = {
  shape: "circle" | "triangle" | "diamond" | "square" | "ring";
  /** A CSS colour, or a custom property of the theme as `--name`. */
  colour: string;
  radiusPx: number;
};

export const classMarks = {
  NORMAL: { shape: "circle", colour: "--class-normal", radiusPx: 4 },
  CANCER: { shape: "triangle", colour: "--class-cancer", radiusPx: 4.8 },
  REVIEW: { shape: "diamond", colour: "--class-review", radiusPx: 4.6 },
  UNLABELLED: { shape: "ring", colour: "--class-unlabelled", radiusPx: 2.6 },
} as const satisfies Record<string, MapMark>;

/** Low to high, from the colour of normal to that of cancer, through grey. */
export const probabilityMarks = [
  { shape: "circle", colour: "--class-normal", radiusPx: 3.8 },
  { shape: "circle", colour: "--ramp-low", radiusPx: 3.3 },
  { shape: "diamond", colour: "--ramp-middle", radiusPx: 3.8 },
  { shape: "triangle", colour: "--ramp-high", radiusPx: 3.9 },
  { shape: "triangle", colour: "--class-cancer", radiusPx: 4.5 },
] as const satisfies readonly MapMark[];

const clusterShapes = ["circle", "square", "triangle", "diamond"] as const;

/** Eight hues, then the same again in another shape. */
export function clusterMark(index: number): MapMark {
  const hue = index % 8;
  return {
    shape: clusterShapes[(index + Math.floor(index / 8)) % clusterShapes.length],
    colour: `--cluster-${hue + 1}`,
    radiusPx: 3.8,
  };
}
