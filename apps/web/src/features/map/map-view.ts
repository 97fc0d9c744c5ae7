/** From fitted pixels (the whole map in the canvas) to pixels on screen: `screen = fitted * scale + shift`. */
export type MapView = { scale: number; shiftX: number; shiftY: number };

export const wholeMap: MapView = { scale: 1, shiftX: 0, shiftY: 0 };

const scaleMax = 60;

/** Zooms by a factor while the point under (x, y) stays where it is. */
export function zoomAt(view: MapView, factor: number, x: number, y: number): MapView {
  const scale = Math.min(scaleMax, Math.max(1, view.scale * factor));
  const applied = scale / view.scale;
  return { scale, shiftX: x - (x - view.shiftX) * applied, shiftY: y - (y - view.shiftY) * applied };
}

/** Keeps at least half of the canvas covered by the map, so that it cannot be lost. */
export function keepInSight(view: MapView, widthPx: number, heightPx: number): MapView {
  const hold = (shift: number, length: number) =>
    Math.min(length / 2, Math.max(length / 2 - length * view.scale, shift));
  return { ...view, shiftX: hold(view.shiftX, widthPx), shiftY: hold(view.shiftY, heightPx) };
}

/** Moves the view just enough that a point is inside a margin of the canvas. */
export function bringIntoSight(
  view: MapView,
  fittedX: number,
  fittedY: number,
  widthPx: number,
  heightPx: number,
): MapView {
  const marginPx = 32;
  const correct = (position: number, length: number) =>
    position < marginPx ? marginPx - position : position > length - marginPx ? length - marginPx - position : 0;
  return {
    ...view,
    shiftX: view.shiftX + correct(fittedX * view.scale + view.shiftX, widthPx),
    shiftY: view.shiftY + correct(fittedY * view.scale + view.shiftY, heightPx),
  };
}
