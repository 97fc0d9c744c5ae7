const BLOCK = 512;
/** Eleven octal digits. */
const BYTES_MAX = 8 ** 11 - 1;

export const TAR_BLOCK = BLOCK;
/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** Bytes that fill a content of this length up to whole blocks. */
export function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

function checksumOf(header: Uint8Array): number {
  // Its own field counts as spaces.
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

/** The head of a file in a tar archive (ustar), without owner and time.
 *  @throws RangeError for a name or a file too long for it */
export function tarHeader(path: string, bytes: number): Buffer {
  if (Buffer.byteLength(path) > 100) throw new RangeError(`${path} is too long a name for an archive`);
  if (bytes > BYTES_MAX) throw new RangeError(`${path} has ${bytes} bytes; an archive takes up to ${BYTES_MAX} a file`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number) =>
    header.write(`${value.toString(8).padStart(digits, "0")}\0`, at, "latin1");
  header.write(path, 0);
  octal(0o600, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(bytes, 124, 11);
  octal(0, 136, 11);
  header.write("0", 156);
  header.write("ustar\x0000", 257, "latin1");
  header.write(`${checksumOf(header).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

/** Name and length of the file that follows; null at the archive's end, undefined where there is no such head. */
export function readTarHeader(header: Buffer): { path: string; bytes: number } | null | undefined {
  if (header.every((byte) => byte === 0)) return null;
  const text = (at: number, length: number) => header.toString("utf8", at, at + length).split("\0")[0];
  if (header.toString("latin1", 257, 262) !== "ustar") return undefined;
  if (Number.parseInt(text(148, 8), 8) !== checksumOf(header)) return undefined;
  return { path: text(0, 100), bytes: Number.parseInt(text(124, 12), 8) };
}
