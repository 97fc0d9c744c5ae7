import sharp from "sharp";

let drawn: Promise<Uint8Array> | null = null;

/** An image that anyone can decode: what fails on it is not an image's fault. PNG. */
export function sampleImage(): Promise<Uint8Array> {
  drawn ??= sharp({ create: { width: 64, height: 64, channels: 3, background: "#808080" } })
    .png()
    .toBuffer();
  return drawn;
}
