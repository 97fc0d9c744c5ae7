const usual = 3;
const most = 6;

/** Decimals that keep a threshold between 0 and 1 from reading as 0 or 1: 3, or as many as it takes, up to 6. */
export function thresholdDigits(threshold: number): number {
  const edge = Math.min(threshold, 1 - threshold);
  if (edge <= 0) return usual;
  for (let digits = usual; digits < most; digits++) if (edge >= 0.5 * 10 ** -digits) return digits;
  return most;
}
