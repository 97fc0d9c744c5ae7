/** Large enough that a table of millions of rows has some hundred parts, small enough to lie in memory whole. */
const PART_BYTES = 8 * 1024 * 1024;

/** Lines gathered into parts of about that size, each with as many lines as it holds: a part ends where a line does. */
export async function* linesInParts(
  batches: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  partBytes = PART_BYTES,
): AsyncGenerator<{ bytes: Buffer; lines: number }> {
  let gathered: Buffer[] = [];
  let size = 0;
  const take = () => {
    const part = { bytes: Buffer.concat(gathered), lines: gathered.length };
    gathered = [];
    size = 0;
    return part;
  };
  for await (const lines of batches)
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`);
      gathered.push(bytes);
      size += bytes.length;
      if (size >= partBytes) yield take();
    }
  if (gathered.length > 0) yield take();
}

/** Number of a part, so that names sort as the parts follow each other. */
export function partNumber(n: number): string {
  return String(n).padStart(5, "0");
}
