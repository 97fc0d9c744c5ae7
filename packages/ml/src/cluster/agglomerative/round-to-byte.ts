/** Keeps the 8 leading binary digits. Data on a grid (pixels, counts) moved by a rounded origin stay on a grid, so that
 *  equal distances stay equal. */
export function roundToByte(value: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 7);
  return Math.round(value / unit) * unit;
}
