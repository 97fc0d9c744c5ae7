"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Layer } from "../../generated/graphql.ts";
import { fitPoints } from "./fit-points.ts";
import { MapHoverCard } from "./map-hover-card.tsx";
import { bringIntoSight, keepInSight, type MapView, wholeMap, zoomAt } from "./map-view.ts";
import { MapZoom } from "./map-zoom.tsx";
import { type Direction, nearestInDirection } from "./nearest-in-direction.ts";
import { buildPointGrid, nearestPoint } from "./point-grid.ts";
import type { MapColumns, PreparedMap } from "./prepare-map.ts";
import { useMapGestures } from "./use-map-gestures.ts";
import { useMapPainting } from "./use-map-painting.ts";
import { useSize } from "./use-size.ts";

type MapCanvasProps = {
  map: MapColumns;
  /** The clustering that the points carry. */
  clustering: { layer: Layer; nClusters: number } | null;
  prepared: PreparedMap;
  onOpen: (imageId: string) => void;
};

const hitPx = 12;
const arrows: Partial<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export function MapCanvas({ map, clustering, prepared, onOpen }: MapCanvasProps) {
  const t = useTranslations("map");
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  const [view, setView] = useState<MapView>(wholeMap);
  const [active, setActive] = useState(-1);
  const { widthPx, heightPx } = size ?? { widthPx: 0, heightPx: 0 };

  const points = useMemo(() => fitPoints(map.x, map.y, widthPx, heightPx), [map, widthPx, heightPx]);
  const grid = useMemo(
    () => buildPointGrid(points, prepared.drawn, widthPx, heightPx),
    [points, prepared, widthPx, heightPx],
  );
  const shown = useMemo(() => new Set(prepared.drawn), [prepared]);
  const marked = shown.has(active) ? active : -1;

  useMapPainting({ canvas, overlay, points, prepared, view, active: marked, widthPx, heightPx });

  const find = (x: number, y: number) =>
    nearestPoint(grid, (x - view.shiftX) / view.scale, (y - view.shiftY) / view.scale, hitPx / view.scale);
  const zoom = (factor: number, x = widthPx / 2, y = heightPx / 2) =>
    setView((before) => keepInSight(zoomAt(before, factor, x, y), widthPx, heightPx));

  useMapGestures(canvas, {
    onZoom: zoom,
    onPan: (dx, dy) =>
      setView((before) =>
        keepInSight({ ...before, shiftX: before.shiftX + dx, shiftY: before.shiftY + dy }, widthPx, heightPx),
      ),
    onHover: (x, y) => setActive(find(x, y)),
    onLeave: () => setActive(-1),
    onClick: (x, y) => {
      const hit = find(x, y);
      setActive(hit);
      if (hit >= 0) onOpen(map.imageIds[hit]);
    },
  });

  const press = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (direction) {
      const centre = () =>
        nearestPoint(
          grid,
          (widthPx / 2 - view.shiftX) / view.scale,
          (heightPx / 2 - view.shiftY) / view.scale,
          widthPx + heightPx,
        );
      const next = marked < 0 ? centre() : nearestInDirection(points, prepared.drawn, marked, direction);
      setActive(next);
      if (next >= 0) setView((before) => bringIntoSight(before, points.x[next], points.y[next], widthPx, heightPx));
    } else if (event.key === "Enter" && marked >= 0) onOpen(map.imageIds[marked]);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") setView(wholeMap);
    else if (event.key === "Escape" && marked >= 0) setActive(-1);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className="relative h-full min-h-0 overflow-hidden">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the drawing is explored with the arrow keys, as its label says. */}
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={t("canvasLabel", { count: prepared.drawn.length })}
        data-points={prepared.drawn.length}
        onKeyDown={press}
        className={`absolute inset-0 size-full touch-none focus-visible:-outline-offset-2 ${marked >= 0 ? "cursor-pointer" : "cursor-grab active:cursor-grabbing"}`}
      />
      <canvas ref={overlay} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
      {marked >= 0 ? (
        <MapHoverCard
          map={map}
          clustering={clustering}
          index={marked}
          x={points.x[marked] * view.scale + view.shiftX}
          y={points.y[marked] * view.scale + view.shiftY}
          widthPx={widthPx}
          heightPx={heightPx}
        />
      ) : null}
      <MapZoom
        onIn={() => zoom(1.5)}
        onOut={() => zoom(1 / 1.5)}
        onWhole={() => setView(wholeMap)}
        whole={view.scale === 1}
      />
    </div>
  );
}
