import { ImageError } from "./image-error.ts";
import { nextMarker } from "./next-marker.ts";

/** What a PNG or JPEG says of itself in its first bytes, read without decoding a pixel. */
export type ImageHeader = {
  format: "png" | "jpeg";
  width: number;
  height: number;
  /** Bits a sample as stored: 1, 2, 4, 8 or 16 (PNG), 8 or 12 (JPEG). */
  bitDepth: number;
  /** Channels as stored, alpha included; 1 for a palette. */
  sourceChannels: number;
  palette: boolean;
};

const PNG_CHANNELS = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Formats that are images but not ours, so that the refusal can name them. */
const OTHER_FORMATS: [name: string, offset: number, magic: string][] = [
  ["GIF", 0, "GIF8"],
  ["TIFF", 0, "II*\0"],
  ["TIFF", 0, "MM\0*"],
  ["TIFF", 0, "II+\0"],
  ["TIFF", 0, "MM\0+"],
  ["BMP", 0, "BM"],
  ["WebP", 8, "WEBP"],
  ["DICOM", 128, "DICM"],
  ["HEIC", 4, "ftyphei"],
  ["HEIC", 4, "ftyphev"],
  ["HEIC", 4, "ftypmif1"],
  ["HEIC", 4, "ftypmsf1"],
  ["AVIF", 4, "ftypavif"],
  ["JPEG 2000", 4, "jP  "],
  ["JPEG 2000", 0, "\xff\x4f\xff\x51"],
  ["JPEG XL", 4, "JXL "],
  ["NIfTI", 344, "n+1\0"],
  ["PDF", 0, "%PDF"],
  ["Photoshop", 0, "8BPS"],
];

function startsWith(bytes: Uint8Array, offset: number, magic: string): boolean {
  if (bytes.length < offset + magic.length) return false;
  for (let i = 0; i < magic.length; i++) if (bytes[offset + i] !== magic.charCodeAt(i)) return false;
  return true;
}

function truncated(bytes: Uint8Array): ImageError {
  return new ImageError("TRUNCATED", `the file ends early, after ${bytes.length} bytes`, { bytes: bytes.length });
}

/** Chunks or segments of one file; honest ones have a few, or one for every few kilobytes of pixels. A file of nothing else would
 *  be walked through for as long as it pleases. */
const PARTS_MAX = 100_000;

function tooManyParts(): ImageError {
  return new ImageError("UNREADABLE", `the file is made of more than ${PARTS_MAX} parts`);
}

function readPngHeader(bytes: Uint8Array, view: DataView): ImageHeader {
  if (bytes.length < 33) throw truncated(bytes);
  const bitDepth = bytes[24];
  const colourType = bytes[25];
  const sourceChannels = PNG_CHANNELS.get(colourType);
  if (!startsWith(bytes, 12, "IHDR") || sourceChannels === undefined || ![1, 2, 4, 8, 16].includes(bitDepth))
    throw new ImageError("UNREADABLE", "the PNG header is damaged");
  // A chunk that runs past the end, or no IEND: the tail is missing, whatever a tolerant decoder would make of it.
  let offset = 8;
  for (let parts = 0; !startsWith(bytes, offset + 4, "IEND"); parts++) {
    if (offset + 8 > bytes.length) throw truncated(bytes);
    if (parts > PARTS_MAX) throw tooManyParts();
    offset += 12 + view.getUint32(offset);
  }
  return {
    format: "png",
    width: view.getUint32(16),
    height: view.getUint32(20),
    bitDepth,
    sourceChannels,
    palette: colourType === 3,
  };
}

/** Walk the JPEG markers to the start of frame (ITU T.81, B.1.1): SOF0..SOF15 without DHT, JPG and DAC. */
function readJpegHeader(bytes: Uint8Array, view: DataView): ImageHeader {
  let offset = 2;
  for (let parts = 0; ; parts++) {
    if (parts > PARTS_MAX) throw tooManyParts();
    offset = nextMarker(bytes, offset);
    if (offset + 3 > bytes.length) throw truncated(bytes);
    const marker = bytes[offset++];
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (marker === 0xd9 || marker === 0xda) throw new ImageError("UNREADABLE", "the JPEG has no frame header");
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (offset + 8 > bytes.length) throw truncated(bytes);
      return {
        format: "jpeg",
        width: view.getUint16(offset + 5),
        height: view.getUint16(offset + 3),
        bitDepth: bytes[offset + 2],
        sourceChannels: bytes[offset + 7],
        palette: false,
      };
    }
    offset += Math.max(view.getUint16(offset), 2);
  }
}

/** Format, size and sample layout of a PNG or JPEG, from its first bytes.
 *  @throws ImageError EMPTY_FILE, NOT_AN_IMAGE, UNSUPPORTED_FORMAT (`details.format`), TRUNCATED or UNREADABLE */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  if (bytes.length === 0) throw new ImageError("EMPTY_FILE", "the file is empty", { bytes: 0 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, 0, "\x89PNG\r\n\x1a\n")) return readPngHeader(bytes, view);
  if (startsWith(bytes, 0, "\xff\xd8\xff")) return readJpegHeader(bytes, view);
  const other = OTHER_FORMATS.find(([, offset, magic]) => startsWith(bytes, offset, magic));
  const name =
    other?.[0] ?? (/<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 1024)).toString("latin1")) ? "SVG" : null);
  if (name === null) throw new ImageError("NOT_AN_IMAGE", "the file is neither a PNG nor a JPEG");
  throw new ImageError("UNSUPPORTED_FORMAT", `the file is ${name}; only PNG and JPEG are read`, { format: name });
}
