/** As many as the API draws at once. */
const most = 10_000;

/** True when the text is no number of images that can be drawn from so many. */
export function drawSizeError(text: string, pool: number): boolean {
  if (!/^\d{1,5}$/.test(text.trim())) return true;
  const n = Number(text);
  return n < 1 || n > Math.min(pool, most);
}
