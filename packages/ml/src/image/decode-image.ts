import sharp from "sharp";
import { cmykToRgb } from "./cmyk-to-rgb.ts";
import { collapseGrey } from "./collapse-grey.ts";
import { ImageError } from "./image-error.ts";
import { type ImageHeader, readImageHeader } from "./image-header.ts";
import { jpegEndsEarly } from "./jpeg-ends-early.ts";
import { windowLevels } from "./window-levels.ts";

// Each image is seen once: libvips' cache of past operations would only hold memory, and its own threads
// would compete with the inference workers for the same cores.
sharp.cache(false);
sharp.concurrency(1);

export type DecodedImage = {
  /** height x width x channels, 8 bits, row-major, interleaved. */
  data: Uint8Array;
  width: number;
  height: number;
  /** 1 when the file is grey or R = G = B in every pixel. */
  channels: 1 | 3;
  format: "png" | "jpeg";
  /** Bits a sample as stored in the file. */
  bitDepth: number;
  /** Channels as stored in the file, alpha included; 1 for a palette. */
  sourceChannels: number;
  palette: boolean;
};

export type DecodeLimits = {
  pixelsMax: number;
  sidePxMax: number;
  sidePxMin: number;
};

export const DECODE_LIMITS: DecodeLimits = { pixelsMax: 100_000_000, sidePxMax: 30_000, sidePxMin: 16 };

function checkSize({ width, height }: ImageHeader, limits: DecodeLimits): void {
  const size = { width, height, pixels: width * height };
  if (width * height > limits.pixelsMax || Math.max(width, height) > limits.sidePxMax)
    throw new ImageError(
      "TOO_LARGE",
      `${width} x ${height} pixels; at most ${limits.pixelsMax} pixels and ${limits.sidePxMax} a side are read`,
      { ...size, pixelsMax: limits.pixelsMax, sidePxMax: limits.sidePxMax },
    );
  if (Math.min(width, height) < limits.sidePxMin)
    throw new ImageError("TOO_SMALL", `${width} x ${height} pixels; each side needs ${limits.sidePxMin} or more`, {
      ...size,
      sidePxMin: limits.sidePxMin,
    });
}

async function decodeSamples(bytes: Uint8Array, header: ImageHeader, limits: DecodeLimits): Promise<Uint8Array> {
  const grey = header.sourceChannels <= 2 && !header.palette;
  const cmyk = header.format === "jpeg" && header.sourceChannels === 4;
  const deep = header.bitDepth === 16;
  const space = cmyk ? "cmyk" : grey ? (deep ? "grey16" : "b-w") : deep ? "rgb16" : "srgb";
  // Colour profiles, gamma chunks and EXIF orientation are left alone, as PIL's Image.open leaves them.
  let pipeline = sharp(bytes, { failOn: "error", ignoreIcc: true, limitInputPixels: limits.pixelsMax });
  if (cmyk) pipeline = pipeline.pipelineColourspace("cmyk");
  // A JPEG has no alpha, and the needless step would cost a tenth of its decoding.
  else if (header.format === "png") pipeline = pipeline.removeAlpha();
  const { data, info } = await pipeline
    .toColourspace(space)
    .raw({ depth: deep ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const channels = cmyk ? 4 : grey ? 1 : 3;
  if (info.width !== header.width || info.height !== header.height || info.channels !== channels)
    throw new ImageError(
      "UNREADABLE",
      `the header says ${header.width} x ${header.height}, the pixels are ${info.width} x ${info.height} x ${info.channels}`,
    );
  if (deep) return windowLevels(new Uint16Array(data.buffer, data.byteOffset, data.length / 2));
  // One plain type for every image: code that meets two kinds of array runs at half its speed.
  const samples = new Uint8Array(data.buffer, data.byteOffset, data.length);
  return cmyk ? cmykToRgb(samples) : samples;
}

/** Pixels of a PNG or JPEG as PIL's Image.open(...).convert("RGB") gives them: palettes expanded, alpha dropped without
 *  compositing, no rotation by EXIF, no colour management. Sixteen-bit files differ on purpose: they are windowed
 *  between their 0.5 and 99.5 percentiles instead of clipped (see window-levels.ts).
 *  A file larger than the limits is refused from its header, before any pixel is decoded.
 *  @throws ImageError with a code and the figures of its message */
export async function decodeImage(bytes: Uint8Array, limits: Partial<DecodeLimits> = {}): Promise<DecodedImage> {
  const allLimits = { ...DECODE_LIMITS, ...limits };
  const header = readImageHeader(bytes);
  checkSize(header, allLimits);
  const samples = await decodeSamples(bytes, header, allLimits).catch((error: unknown) => {
    if (error instanceof ImageError) throw error;
    if (header.format === "jpeg" && jpegEndsEarly(bytes))
      throw new ImageError("TRUNCATED", "the file ends early", { bytes: bytes.length }, { cause: error });
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImageError("UNREADABLE", `the ${header.format} cannot be decoded: ${reason}`, {}, { cause: error });
  });
  const nPixels = header.width * header.height;
  const grey = samples.length === nPixels ? samples : collapseGrey(samples);
  return { data: grey ?? samples, channels: grey ? 1 : 3, ...header };
}
