/** How far a probability is from undecided: its distance to one half, 0 to 0.5, as the API orders by it. */
export function certainty(probability: number): number {
  return Math.abs(probability - 0.5);
}
