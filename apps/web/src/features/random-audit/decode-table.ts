/** Text of a table that a spreadsheet wrote: UTF-8 or UTF-16 with a byte-order mark, UTF-8 without, else Windows-1252, in which
 *  Excel still saves "CSV" in France. */
export function decodeTable(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (problem) {
    if (problem instanceof TypeError) return new TextDecoder("windows-1252").decode(bytes);
    throw problem;
  }
}
