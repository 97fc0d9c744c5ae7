/** The area somebody claims, as people write it: 0.98, 0,98, .98, 98 %.
 *  @returns null for nothing written, NaN for what is no area between 0 and 1 */
export function readClaim(text: string): number | null {
  const written = text.trim().replace(",", ".");
  if (written === "") return null;
  const match = /^(\d*\.?\d+|\d+\.)\s*(%?)$/.exec(written);
  if (!match) return Number.NaN;
  const value = match[2] ? Number(match[1]) / 100 : Number(match[1]);
  return value <= 1 ? value : Number.NaN;
}
