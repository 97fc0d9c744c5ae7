"use client";
import { type RefObject, useEffect, useRef } from "react";

type Gestures = {
  onZoom: (factor: number, x: number, y: number) => void;
  onPan: (dx: number, dy: number) => void;
  onHover: (x: number, y: number) => void;
  onLeave: () => void;
  onClick: (x: number, y: number) => void;
};

const clickPxMax = 4;

/** Wheel and pinch zoom, drag pans, a press without a drag is a click. Positions are in CSS pixels of the element. */
export function useMapGestures(ref: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  latest.current = gestures;

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const pointers = new Map<number, { x: number; y: number }>();
    let moved = 0;
    const place = (event: PointerEvent | WheelEvent) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const spread = () => {
      const [a, b] = [...pointers.values()];
      return { length: Math.hypot(a.x - b.x, a.y - b.y) || 1, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    };

    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const { x, y } = place(event);
      const deltaPx = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      latest.current.onZoom(2 ** (-deltaPx / 300), x, y);
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      if (pointers.size === 0) moved = 0;
      pointers.set(event.pointerId, place(event));
    };
    const move = (event: PointerEvent) => {
      const now = place(event);
      const before = pointers.get(event.pointerId);
      if (!before) return latest.current.onHover(now.x, now.y);
      const earlier = pointers.size === 2 ? spread() : null;
      pointers.set(event.pointerId, now);
      moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (earlier) {
        const later = spread();
        latest.current.onZoom(later.length / earlier.length, later.x, later.y);
        latest.current.onPan(later.x - earlier.x, later.y - earlier.y);
      } else if (moved > clickPxMax) latest.current.onPan(now.x - before.x, now.y - before.y);
    };
    const up = (event: PointerEvent) => {
      const { x, y } = place(event);
      const alone = pointers.size === 1 && pointers.has(event.pointerId);
      pointers.delete(event.pointerId);
      if (event.type === "pointerup" && alone && moved <= clickPxMax) latest.current.onClick(x, y);
    };
    const leave = () => latest.current.onLeave();

    // React's own wheel listener is passive and could not keep the page from scrolling.
    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("pointerleave", leave);
    return () => {
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      element.removeEventListener("pointerleave", leave);
    };
  }, [ref]);
}
