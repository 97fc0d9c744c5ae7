/** The largest region of cells that are not 0, cells touching by side or corner; of equal ones that whose first cell comes
 *  first. Empty when every cell is 0.
 *  @param mask  height x width, row-major; left as it is
 *  @returns     the cells' places in the mask
 *  O(cells), deterministic. */
export function largestRegion(mask: Uint8Array, width: number): number[] {
  const height = mask.length / width;
  const left = Uint8Array.from(mask);
  let largest: number[] = [];
  for (let start = 0; start < left.length; start++) {
    if (left[start] === 0) continue;
    left[start] = 0;
    const region = [start];
    for (const cell of region) {
      const column = cell % width;
      const row = (cell - column) / width;
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++)
          if (left[y * width + x] !== 0) {
            left[y * width + x] = 0;
            region.push(y * width + x);
          }
    }
    if (region.length > largest.length) largest = region;
  }
  return largest;
}
