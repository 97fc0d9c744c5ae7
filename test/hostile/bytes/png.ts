import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

export function chunk(type: string, data: Buffer | string = "", lies: { length?: number; crc?: number } = {}): Buffer {
  const bytes = Buffer.from(data);
  const body = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE((lies.length ?? bytes.length) >>> 0, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE((lies.crc ?? crc32(body)) >>> 0, body.length + 4);
  return framed;
}

type Header = { width: number; height: number; depth?: number; colour?: number; interlace?: number; packing?: number };

export function header({ width, height, depth = 8, colour = 0, interlace = 0, packing = 0 }: Header): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width >>> 0, 0);
  bytes.writeUInt32BE(height >>> 0, 4);
  bytes.set([depth, colour, packing, 0, interlace], 8);
  return chunk("IHDR", bytes);
}

export function pngOf(...chunks: Buffer[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** Rows of zeros for a header, packed. */
export function zeros({ width, height, depth = 8, colour = 0 }: Header): Buffer {
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
  return chunk("IDAT", deflateSync(Buffer.alloc((Math.ceil((width * channels * depth) / 8) + 1) * height)));
}

/** A whole, sound PNG of zeros. */
export function blank(about: Header, ...before: Buffer[]): Buffer {
  return pngOf(header(about), ...before, zeros(about), chunk("IEND"));
}
