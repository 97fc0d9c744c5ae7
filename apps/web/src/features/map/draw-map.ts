import type { FittedPoints } from "./fit-points.ts";
import type { MapView } from "./map-view.ts";
import type { Sprite } from "./mark-sprites.ts";

type Scene = {
  points: FittedPoints;
  drawn: Uint32Array;
  categoryOf: Uint16Array;
  /** One for each category, drawn at this pixel ratio and growth. */
  sprites: readonly Sprite[];
  view: MapView;
  pixelRatio: number;
};

/** How much larger marks are at a zoom: they grow far less than the distances between them, in steps, so that few sprites are drawn. */
export function markGrowth(view: MapView): number {
  return Math.round(Math.min(2.2, view.scale ** 0.3) * 4) / 4;
}

/** Paints one frame of points; those outside the canvas are skipped.
 *  Whole device pixels and sprites of the final size: copying is then all a canvas has to do. */
export function drawMap(
  canvas: HTMLCanvasElement,
  { points, drawn, categoryOf, sprites, view, pixelRatio }: Scene,
): void {
  const context = contextOf(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const scale = view.scale * pixelRatio;
  const shiftX = view.shiftX * pixelRatio;
  const shiftY = view.shiftY * pixelRatio;
  const { width, height } = canvas;
  for (const i of drawn) {
    const { image, half } = sprites[categoryOf[i]];
    const x = Math.round(points.x[i] * scale + shiftX) - half;
    const y = Math.round(points.y[i] * scale + shiftY) - half;
    if (x < -2 * half || y < -2 * half || x > width || y > height) continue;
    context.drawImage(image, x, y);
  }
}

/** Rings one point, or none, on a canvas of its own: moving the cursor then repaints nothing else. */
export function drawRing(
  canvas: HTMLCanvasElement,
  place: { x: number; y: number } | null,
  radiusPx: number,
  colour: string,
  pixelRatio: number,
): void {
  const context = contextOf(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (!place) return;
  context.beginPath();
  context.arc(place.x * pixelRatio, place.y * pixelRatio, radiusPx * pixelRatio, 0, 2 * Math.PI);
  context.lineWidth = 2 * pixelRatio;
  context.strokeStyle = colour;
  context.stroke();
}

/** Gives a canvas as many pixels as its place on screen has. */
export function fitCanvas(canvas: HTMLCanvasElement, widthPx: number, heightPx: number, pixelRatio: number): void {
  const width = Math.round(widthPx * pixelRatio);
  const height = Math.round(heightPx * pixelRatio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser offers no 2D canvas");
  return context;
}
