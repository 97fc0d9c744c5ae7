import { shown, WeightsError } from "./weights-error.ts";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const COMMENT_LENGTH_MAX = 65535;

function damaged(reason: string): WeightsError {
  return new WeightsError("DAMAGED", `the zip archive is damaged: ${reason}`);
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - COMMENT_LENGTH_MAX);
  for (let offset = view.byteLength - END_LENGTH; offset >= first; offset--)
    if (view.getUint32(offset, true) === END) return offset;
  throw damaged("its end is missing, so the file is probably cut short");
}

/** The entries of a zip archive as torch.save writes it: stored, never compressed (so nothing can inflate), not encrypted.
 *  The views share memory with the file. Every offset and size is checked against the file's length.
 *  @throws WeightsError DAMAGED or NOT_WEIGHTS
 *  Format: PKWARE APPNOTE 6.3. */
export function readZipEntries(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries = new Map<string, Uint8Array>();
  let offset = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (offset + CENTRAL_LENGTH > end || view.getUint32(offset, true) !== CENTRAL)
      throw damaged(`entry ${i + 1} of ${count} is not where the index says`);
    const flags = view.getUint16(offset + 8, true);
    const method = view.getUint16(offset + 10, true);
    const storedSize = view.getUint32(offset + 20, true);
    const size = view.getUint32(offset + 24, true);
    const nameLength = view.getUint16(offset + 28, true);
    const local = view.getUint32(offset + 42, true);
    const name = Buffer.from(bytes.subarray(offset + CENTRAL_LENGTH, offset + CENTRAL_LENGTH + nameLength)).toString();
    if (flags & 1 || method !== 0 || storedSize !== size)
      throw new WeightsError("NOT_WEIGHTS", `${shown(name)} is compressed or encrypted, which torch.save never does`);
    if (local + LOCAL_LENGTH > bytes.length || view.getUint32(local, true) !== LOCAL)
      throw damaged(`${shown(name)} does not start where the index says`);
    const start = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + size > bytes.length) throw damaged(`${shown(name)} claims ${size} bytes, more than the file has`);
    if (entries.has(name)) throw damaged(`${shown(name)} appears twice`);
    entries.set(name, bytes.subarray(start, start + size));
    offset += CENTRAL_LENGTH + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return entries;
}
