/** Powers of ten around the values, so that a logarithmic axis begins and ends on a tick.
 *  @param values  those of 0 or less have no place on such an axis and are passed over */
export function logAxis(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return { domain: [1, 10], ticks: [1, 10] };
  const from = Math.floor(Math.log10(Math.min(...positive)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...positive))));
  const every = Math.ceil((to - from) / 6);
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)).filter((_, i) => i % every === 0);
  return { domain: [10 ** from, 10 ** to], ticks };
}
