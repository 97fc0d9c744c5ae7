"use client";
import { useTheme } from "next-themes";
import { type RefObject, useEffect, useRef } from "react";
import { drawMap, drawRing, fitCanvas, markGrowth } from "./draw-map.ts";
import type { FittedPoints } from "./fit-points.ts";
import type { MapView } from "./map-view.ts";
import { drawSprite, type Sprite } from "./mark-sprites.ts";
import type { MapCategory, PreparedMap } from "./prepare-map.ts";

type Painting = {
  canvas: RefObject<HTMLCanvasElement | null>;
  overlay: RefObject<HTMLCanvasElement | null>;
  points: FittedPoints;
  prepared: PreparedMap;
  view: MapView;
  /** The point under the cursor or the keyboard, or -1. */
  active: number;
  widthPx: number;
  heightPx: number;
};

type SpriteCache = { key: string; categories: MapCategory[]; sprites: Sprite[] };

/** Paints the points once a frame at most, and the ring around the active one apart from them. */
export function useMapPainting({ canvas, overlay, points, prepared, view, active, widthPx, heightPx }: Painting): void {
  const { resolvedTheme } = useTheme();
  const growth = markGrowth(view);
  const ready = widthPx > 0 && resolvedTheme !== undefined;
  const pixelRatio = ready ? window.devicePixelRatio || 1 : 1;

  const cache = useRef<SpriteCache | null>(null);

  // Everything happens in the next frame: by then a change of theme has reached the custom properties.
  useEffect(() => {
    const element = canvas.current;
    if (!element || !ready) return;
    const frame = requestAnimationFrame(() => {
      const { categories, drawn, categoryOf } = prepared;
      const key = `${resolvedTheme} ${pixelRatio * growth}`;
      if (cache.current?.key !== key || cache.current.categories !== categories) {
        const sprites = categories.map(({ mark }) => drawSprite(mark, pixelRatio * growth, colourOf));
        cache.current = { key, categories, sprites };
      }
      fitCanvas(element, widthPx, heightPx, pixelRatio);
      drawMap(element, { points, drawn, categoryOf, sprites: cache.current.sprites, view, pixelRatio });
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, points, prepared, view, widthPx, heightPx, pixelRatio, growth, ready, resolvedTheme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the custom property is.
  useEffect(() => {
    const element = overlay.current;
    if (!element || !ready) return;
    const frame = requestAnimationFrame(() => {
      fitCanvas(element, widthPx, heightPx, pixelRatio);
      const place =
        active < 0
          ? null
          : { x: points.x[active] * view.scale + view.shiftX, y: points.y[active] * view.scale + view.shiftY };
      drawRing(element, place, 8 * growth, colourOf("--foreground"), pixelRatio);
    });
    return () => cancelAnimationFrame(frame);
  }, [overlay, points, view, active, widthPx, heightPx, pixelRatio, growth, ready, resolvedTheme]);
}

function colourOf(property: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(property);
}
