import { contextOf } from "./draw-map.ts";
import type { MapMark } from "./map-mark.ts";

/** `half` is half the side, in device pixels. */
export type Sprite = { image: HTMLCanvasElement; half: number };

/** Draws a mark once; twenty thousand points are then copies, which a canvas does far faster than paths.
 *  @param scale device pixels per pixel of the mark: the screen's ratio times the growth
 *  @param colourOf value of a CSS custom property in the present theme */
export function drawSprite(mark: MapMark, scale: number, colourOf: (property: string) => string): Sprite {
  const half = Math.ceil((mark.radiusPx + 2) * scale);
  const image = document.createElement("canvas");
  image.width = image.height = 2 * half;
  const context = contextOf(image);
  context.translate(half, half);
  context.scale(scale, scale);
  const colour = colourOf(mark.colour);
  tracePath(context, mark);
  if (mark.shape === "ring") {
    context.globalAlpha = 0.75;
    context.lineWidth = 1.2;
    context.strokeStyle = colour;
    context.stroke();
  } else {
    context.lineWidth = 1;
    context.strokeStyle = colourOf("--card");
    context.fillStyle = colour;
    context.globalAlpha = 0.92;
    context.fill();
    context.stroke();
  }
  return { image, half };
}

function tracePath(context: CanvasRenderingContext2D, { shape, radiusPx: r }: MapMark): void {
  context.beginPath();
  switch (shape) {
    case "circle":
    case "ring":
      context.arc(0, 0, r, 0, 2 * Math.PI);
      break;
    case "triangle":
      context.moveTo(0, -r);
      context.lineTo(r * 0.95, r * 0.75);
      context.lineTo(-r * 0.95, r * 0.75);
      break;
    case "diamond":
      context.moveTo(0, -r);
      context.lineTo(r, 0);
      context.lineTo(0, r);
      context.lineTo(-r, 0);
      break;
    case "square":
      context.rect(-r * 0.82, -r * 0.82, r * 1.64, r * 1.64);
      break;
  }
  context.closePath();
}
