/** 0 below `from`, 1 above `to`, smooth between; `from` may exceed `to` for a falling edge. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** Euclidean length: several times faster than Math.hypot, and its bits do not depend on the engine. */
export function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** A stroke between two points whose half-width runs from ra to rb. */
export type Stroke = { ax: number; ay: number; bx: number; by: number; ra: number; rb: number };

/** Distance to the stroke's edge, negative inside. */
export function strokeDistance({ ax, ay, bx, by, ra, rb }: Stroke, x: number, y: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return lengthOf(x - ax - along * dx, y - ay - along * dy) - mix(ra, rb, along);
}
