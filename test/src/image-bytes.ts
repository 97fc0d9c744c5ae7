import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function png(side: number, bitDepth: 1 | 8, rows: Buffer, level?: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = bitDepth;
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const pixels = deflateSync(rows, { level });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** A grey PNG of noise that differs with the seed: about as many bytes as pixels. */
export function noisePng(seed: number, side = 24): Buffer {
  const rows = Buffer.alloc(side * (side + 1));
  let state = seed * 2654435761 + 1;
  for (let i = 0; i < rows.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rows[i] = i % (side + 1) === 0 ? 0 : state >>> 24;
  }
  return png(side, 8, rows, 0);
}

/** A whole, valid PNG of one bit a pixel: a few kilobytes that decode to any size. */
export function blackPng(side: number): Buffer {
  return png(side, 1, Buffer.alloc((Math.ceil(side / 8) + 1) * side));
}

/** A grey JPEG of 24 x 24 pixels. */
export const JPEG = Buffer.from(
  "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAYABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAEC/8QAJhAAAgEDAwQCAwEAAAAAAAAAAQIRAxIhACIxEzJBUWGBQpGh0f/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCU2VUU0AaPSTtHdTT9wHbEfEfB1SKrqVqJe6sFwCVZ4JWmADhRyZzI98ol1Zn6h3FKs7WaBLmdtq8D+YOMm1EIVSKIS1ki5qSGBEcXPP0PogNKF6Kii722lpYm6IN1aBmfAnPn2NNHV+rbajViwBQYWq+IEDNqDmTzg5g6aBaGRiV6ouAenjGdlJT8cmB49yNEgsFpsi1QzOrmCGM7qp/EKM2/5IDTQI2NTdHFFVEhRmmhOFgHubEziD64aaaD/9k=",
  "base64",
);
