/** Positions of a slider, 0..STEPS, for values of many magnitudes. */
export const STEPS = 300;

export type SliderScale = { min: number; max: number; log: boolean; whole?: boolean };

/** Where a value stands; one beyond the scale stands at its end. */
export function positionOf(value: number, { min, max, log }: SliderScale): number {
  const within = Math.min(max, Math.max(min, value));
  const share = log ? Math.log(within / min) / Math.log(max / min) : (within - min) / (max - min);
  return Math.round(share * STEPS);
}

/** The value at a position, rounded to two digits: round figures are what one means when one drags. */
export function valueAt(position: number, { min, max, log, whole = false }: SliderScale): number {
  const share = position / STEPS;
  const value = log ? min * (max / min) ** share : min + share * (max - min);
  const rounded = Number(value.toPrecision(2));
  return Math.min(max, Math.max(min, whole ? Math.round(rounded) : rounded));
}
