import { readdirSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decodeImage } from "./decode-image.ts";
import { ImageError } from "./image-error.ts";

const FOLDER = new URL("../../fixtures/images/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => /\.(png|jpg)$/.test(name) && !name.endsWith(".expected.png"));

function fixture(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}

async function refusal(bytes: Uint8Array, ...rest: [Parameters<typeof decodeImage>[1]?]): Promise<ImageError> {
  const outcome = await decodeImage(bytes, ...rest).catch((error: unknown) => error);
  if (!(outcome instanceof ImageError)) throw new Error(`expected a refusal, got ${String(outcome)}`);
  return outcome;
}

/** A PNG of the given size whose header is sound and whose pixel data are a few bytes. */
function pngHeaderOnly(width: number, height: number): Buffer {
  const bytes = Buffer.from(fixture("grey.png"));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe("pixels are those of Pillow's convert('RGB')", () => {
  it.each(NAMES)("%s", async (name) => {
    const image = await decodeImage(fixture(name));
    const expected = await sharp(fixture(`${name}.expected.png`))
      .toColourspace("srgb")
      .raw()
      .toBuffer();
    const rgb = Buffer.alloc(image.width * image.height * 3);
    for (let i = 0; i < rgb.length; i++) rgb[i] = image.data[image.channels === 3 ? i : Math.floor(i / 3)];
    expect(rgb.equals(expected)).toBe(true);
  });
});

it("keeps one channel where red, green and blue are equal everywhere, and says what the file held", async () => {
  const collapsed = await decodeImage(fixture("grey-as-rgb.png"));
  const grey = await decodeImage(fixture("grey.png"));
  expect(collapsed).toMatchObject({ channels: 1, sourceChannels: 3, bitDepth: 8, palette: false, format: "png" });
  expect(grey).toMatchObject({ channels: 1, sourceChannels: 1 });
  expect(Buffer.from(collapsed.data).equals(Buffer.from(grey.data))).toBe(true);
  expect(await decodeImage(fixture("palette-two-bits.png"))).toMatchObject({ bitDepth: 2, palette: true, channels: 3 });
  expect(await decodeImage(fixture("cmyk.jpg"))).toMatchObject({ sourceChannels: 4, format: "jpeg", channels: 3 });
});

describe("16-bit files", () => {
  const side = 64;
  const ramp = Uint16Array.from({ length: side * side }, (_, i) => i);

  it("that use 12 bits spread over the 8-bit range instead of turning black", async () => {
    const png = await sharp(ramp, { raw: { width: side, height: side, channels: 1 } })
      .toColourspace("grey16")
      .png()
      .toBuffer();
    const image = await decodeImage(png);
    expect(image).toMatchObject({ bitDepth: 16, channels: 1 });
    const low = 20; // nearest-rank 0.5 percentile of 0..4095
    const high = 4075;
    const expected = Array.from(ramp, (v) => Math.max(0, Math.min(255, Math.round(((v - low) * 255) / (high - low)))));
    expect(Array.from(image.data)).toEqual(expected);
  });

  it("in colour with alpha share one window over the three colours and drop the alpha", async () => {
    const samples = new Uint16Array(side * side * 4);
    for (let i = 0; i < side * side; i++) samples.set([ramp[i], ramp[i] >> 1, ramp[i] >> 2, 65535 - i], i * 4);
    const png = await sharp(samples, { raw: { width: side, height: side, channels: 4 } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    const image = await decodeImage(png);
    expect(image).toMatchObject({ bitDepth: 16, channels: 3, sourceChannels: 4 });
    const last = Array.from(image.data.subarray(-3));
    expect(last[0]).toBe(255);
    expect(Math.abs(last[1] - 2 * last[2])).toBeLessThanOrEqual(2);
  });

  it("that hold a single bright dot keep it visible", async () => {
    const dot = new Uint16Array(side * side);
    dot[100] = 3000;
    const png = await sharp(dot, { raw: { width: side, height: side, channels: 1 } })
      .toColourspace("grey16")
      .png()
      .toBuffer();
    const image = await decodeImage(png);
    expect(image.data[100]).toBe(255);
    expect(image.data[0]).toBe(0);
  });
});

describe("refusals carry a code and the figures of their message", () => {
  it("an empty file", async () => {
    expect(await refusal(new Uint8Array(0))).toMatchObject({ code: "EMPTY_FILE" });
  });

  it("text named .png", async () => {
    expect((await refusal(Buffer.from("not an image at all\n"))).code).toBe("NOT_AN_IMAGE");
  });

  it.each([
    ["SVG", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')],
    ["GIF", Buffer.from("GIF89a\x20\0\x20\0\0\0\0;", "latin1")],
    ["TIFF", Buffer.from("II*\0\x08\0\0\0", "latin1")],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
    ["DICOM", Buffer.concat([Buffer.alloc(128), Buffer.from("DICM")])],
  ])("%s is named and never reaches the decoder", async (format, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ code: "UNSUPPORTED_FORMAT", details: { format } });
  });

  it.each(["rgb.png", "colour.jpg", "progressive.jpg", "cmyk.jpg"])(
    "%s cut at any length never gives pixels",
    async (name) => {
      const whole = fixture(name);
      for (let length = 1; length < whole.length - 12; length += Math.ceil(whole.length / 37)) {
        const { code } = await refusal(whole.subarray(0, length));
        expect([length < 8 ? "NOT_AN_IMAGE" : "TRUNCATED", "TRUNCATED"]).toContain(code);
      }
    },
  );

  it("20,000 x 20,000 is refused from the header, with the limit it broke", async () => {
    expect(await refusal(pngHeaderOnly(20_000, 20_000))).toMatchObject({
      code: "TOO_LARGE",
      details: { width: 20_000, height: 20_000, pixels: 400_000_000, pixelsMax: 100_000_000 },
    });
    expect((await refusal(pngHeaderOnly(40_000, 16))).code).toBe("TOO_LARGE");
    expect((await refusal(pngHeaderOnly(200, 200), { pixelsMax: 39_999 })).code).toBe("TOO_LARGE");
  });

  it("1 x 1 is too small", async () => {
    const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    expect(await refusal(png)).toMatchObject({ code: "TOO_SMALL", details: { width: 1, height: 1, sidePxMin: 16 } });
  });

  it("a header that promises another size than the data hold is unreadable", async () => {
    expect(["UNREADABLE", "TRUNCATED"]).toContain((await refusal(pngHeaderOnly(48, 41))).code);
  });

  it("a flipped byte in compressed data is unreadable, not a different picture", async () => {
    const bytes = Buffer.from(fixture("rgb.png"));
    bytes[bytes.indexOf("IDAT") + 40] ^= 0xff;
    expect((await refusal(bytes)).code).toBe("UNREADABLE");
  });
});
