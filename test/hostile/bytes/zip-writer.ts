import { crc32, deflateRawSync } from "node:zlib";

/** One entry, and whatever an honest tool would not write of it. */
export type HostileEntry = {
  name: string | Buffer;
  data?: Buffer | string;
  /** What the entry's own header says its name is. */
  localName?: string | Buffer;
  /** 0 stored, 8 deflated; the data are packed for these two alone. */
  method?: number;
  flags?: number;
  crc?: number;
  packedBytes?: number;
  unpackedBytes?: number;
  externalAttributes?: number;
  extra?: Buffer;
  /** Where the directory says the entry begins. */
  offset?: number;
  /** Packed bytes as they are, whatever the method. */
  packed?: Buffer;
};

export type HostileArchive = {
  entries: readonly HostileEntry[];
  entriesAnnounced?: number;
  directoryOffset?: number;
  directoryBytes?: number;
  comment?: Buffer;
  before?: Buffer;
  after?: Buffer;
};

const SIGNED = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };

/** A zip of which every field can be a lie. */
export function hostileZip(archive: HostileArchive): Buffer {
  const before = archive.before ?? Buffer.alloc(0);
  const parts: Buffer[] = [before];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const entry of archive.entries) {
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? name);
    const data = Buffer.from(entry.data ?? "");
    const method = entry.method ?? 0;
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const crc = entry.crc ?? crc32(data);
    const [packedBytes, unpackedBytes] = [entry.packedBytes ?? packed.length, entry.unpackedBytes ?? data.length];
    const flags = entry.flags ?? 0x800;
    const extra = entry.extra ?? Buffer.alloc(0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(SIGNED.local, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc >>> 0, 14);
    local.writeUInt32LE(packedBytes >>> 0, 18);
    local.writeUInt32LE(unpackedBytes >>> 0, 22);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(SIGNED.central, 0);
    central.writeUInt16LE(0x031e, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc >>> 0, 16);
    central.writeUInt32LE(packedBytes >>> 0, 20);
    central.writeUInt32LE(unpackedBytes >>> 0, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE((entry.externalAttributes ?? (0o100644 << 16) >>> 0) >>> 0, 38);
    central.writeUInt32LE((entry.offset ?? at) >>> 0, 42);
    directory.push(central, name, extra);
    parts.push(local, localName, packed);
    at += local.length + localName.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const comment = archive.comment ?? Buffer.alloc(0);
  const end = Buffer.alloc(22);
  const count = Math.min(archive.entriesAnnounced ?? archive.entries.length, 0xffff);
  end.writeUInt32LE(SIGNED.end, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE((archive.directoryBytes ?? listed.length) >>> 0, 12);
  end.writeUInt32LE((archive.directoryOffset ?? at) >>> 0, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, listed, end, comment, archive.after ?? Buffer.alloc(0)]);
}

/** The extra field by which an archive gives an entry another name (Info-ZIP Unicode path). */
export function unicodePath(rawName: string, claimed: string): Buffer {
  const name = Buffer.from(claimed);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + name.length, 2);
  head[4] = 1;
  head.writeUInt32LE(crc32(Buffer.from(rawName)), 5);
  return Buffer.concat([head, name]);
}
