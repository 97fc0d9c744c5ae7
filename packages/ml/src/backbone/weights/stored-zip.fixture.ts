type Liar = { size?: number; offset?: number; method?: number; flags?: number };

/** A zip archive of stored entries, as torch.save writes it; `lies` overrides what the index says of an entry. */
export function storedZip(entries: [name: string, content: Uint8Array][], lies: Record<string, Liar> = {}): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const { size = content.length, offset: claimed = offset, method = 0, flags = 0 } = lies[name] ?? {};
    const text = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(text.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(size, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(text.length, 28);
    central.writeUInt32LE(claimed, 42);
    parts.push(local, text, Buffer.from(content));
    index.push(central, text);
    offset += 30 + text.length + content.length;
  }
  const central = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
