import { ZipFile } from "yazl";

export type Tree = Record<string, Buffer | string>;

/** A zip as honest tools write it.
 *  @param modes  Unix modes of entries that are not regular files */
export async function zipOf(tree: Tree, modes: Record<string, number> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(tree))
    zip.addBuffer(Buffer.from(content), path, { mode: modes[path] ?? 0o100644 });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Give entries a name that honest tools refuse to write, as long as the one they have. */
export function renameEntries(zip: Buffer, names: Record<string, string>): Buffer {
  let text = zip.toString("latin1");
  for (const [from, to] of Object.entries(names)) {
    if (from.length !== to.length) throw new RangeError(`${from} and ${to} differ in length`);
    text = text.replaceAll(from, to);
  }
  return Buffer.from(text, "latin1");
}

const DIRECTORY_ENTRY = Buffer.from("PK\x01\x02", "latin1");
const END_BYTES = 22;
const FLAGS_AT = 8;
const PACKED_BYTES_AT = 20;
const UNPACKED_BYTES_AT = 24;

function* directoryOf(zip: Buffer): Generator<{ at: number; name: string }> {
  for (let at = zip.indexOf(DIRECTORY_ENTRY); at >= 0; at = zip.indexOf(DIRECTORY_ENTRY, at + 4))
    yield { at, name: zip.toString("latin1", at + 46, at + 46 + zip.readUInt16LE(at + 28)) };
}

/** Mark entries as protected by a password; all of them when none is named. */
export function encryptEntries(zip: Buffer, names?: readonly string[]): Buffer {
  const marked = Buffer.from(zip);
  for (const { at, name } of directoryOf(zip)) if (names?.includes(name) ?? true) marked[at + FLAGS_AT] |= 1;
  return marked;
}

/** Let the directory announce other sizes than the entries have. */
export function announceSizes(zip: Buffer, packedBytes: number, unpackedBytes: number): Buffer {
  const lying = Buffer.from(zip);
  for (const { at } of directoryOf(zip)) {
    lying.writeUInt32LE(packedBytes, at + PACKED_BYTES_AT);
    lying.writeUInt32LE(unpackedBytes, at + UNPACKED_BYTES_AT);
  }
  return lying;
}

/** Let the archive announce more entries than 16 bits hold, as Zip64 does. */
export function announceEntries(zip: Buffer, entries: number): Buffer {
  const end = Buffer.from(zip.subarray(zip.length - END_BYTES));
  const before = zip.subarray(0, zip.length - END_BYTES);
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(45, 12);
  wide.writeUInt16LE(45, 14);
  wide.writeBigUInt64LE(BigInt(entries), 24);
  wide.writeBigUInt64LE(BigInt(entries), 32);
  wide.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  wide.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(before.length), 8);
  locator.writeUInt32LE(1, 16);
  end.writeUInt16LE(0xffff, 8);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([before, wide, locator, end]);
}
