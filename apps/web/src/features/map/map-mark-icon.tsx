import type { MapMark } from "./map-mark.ts";

export function MapMarkIcon({ mark }: { mark: MapMark }) {
  const colour = `var(${mark.colour})`;
  return (
    <svg width="11" height="11" viewBox="-5.5 -5.5 11 11" aria-hidden className="shrink-0" fill={colour}>
      {mark.shape === "circle" ? <circle r="4.5" /> : null}
      {mark.shape === "ring" ? <circle r="3.6" fill="none" stroke={colour} strokeWidth="1.5" /> : null}
      {mark.shape === "triangle" ? <path d="M0-5 5 4H-5z" /> : null}
      {mark.shape === "diamond" ? <path d="M0-5.2 5.2 0 0 5.2-5.2 0z" /> : null}
      {mark.shape === "square" ? <rect x="-4" y="-4" width="8" height="8" /> : null}
    </svg>
  );
}
