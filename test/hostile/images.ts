import { deflateSync } from "node:zlib";
import { JPEG, noisePng } from "../src/image-bytes.ts";
import { blank, chunk, header, pngOf, zeros } from "./bytes/png.ts";

/** One file that claims to be an image. */
export type HostileImageCase = {
  title: string;
  name: string;
  make(): Buffer;
  /** Null: it is kept, as the picture that it is. */
  tells: string | null;
};

const PNG = () => noisePng(5, 32);
const SIZE = { width: 32, height: 32 };
const IEND = chunk("IEND");

function png(title: string, make: () => Buffer, tells: string | null): HostileImageCase {
  return { title, name: `${title.replace(/\W+/g, "-")}.png`, make, tells };
}
function jpeg(title: string, make: () => Buffer, tells: string | null): HostileImageCase {
  return { title, name: `${title.replace(/\W+/g, "-")}.jpg`, make, tells };
}

/** A JPEG with bytes of one of its segments changed. */
function withFrame(change: (frame: Buffer) => void): Buffer {
  const bytes = Buffer.from(JPEG);
  change(bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xc0]))));
  return bytes;
}

const pngs: HostileImageCase[] = [
  png("a PNG of its signature alone", () => PNG().subarray(0, 8), "IMAGE_TRUNCATED"),
  png("a PNG without its header", () => pngOf(zeros(SIZE), IEND), "IMAGE_UNREADABLE"),
  png("a PNG without pixels", () => pngOf(header(SIZE), IEND), "IMAGE_UNREADABLE"),
  png("a PNG without its end", () => pngOf(header(SIZE), zeros(SIZE)), "IMAGE_TRUNCATED"),
  png(
    "a PNG half of whose pixels are missing",
    () => blank({ width: 32, height: 16 }).fill(64, 20, 24),
    "IMAGE_TOO_LARGE",
  ),
  png("a PNG of no width", () => blank({ width: 0, height: 32 }), "IMAGE_TOO_SMALL"),
  png("a PNG of no height", () => blank({ width: 32, height: 0 }), "IMAGE_TOO_SMALL"),
  png(
    "a PNG of four thousand million columns",
    () => pngOf(header({ width: 0xffffffff, height: 1 }), IEND),
    "IMAGE_TOO_LARGE",
  ),
  png(
    "a PNG of four thousand million squared",
    () => pngOf(header({ width: 0xffffffff, height: 0xffffffff }), IEND),
    "IMAGE_TOO_LARGE",
  ),
  png(
    "a PNG of one row and a million columns",
    () => blank({ width: 1_000_000, height: 1, depth: 1 }),
    "IMAGE_TOO_LARGE",
  ),
  png(
    "a PNG just above the limit of pixels",
    () => blank({ width: 10_001, height: 10_000, depth: 1 }),
    "IMAGE_TOO_LARGE",
  ),
  png(
    "a PNG of eighty million black pixels in a few kilobytes",
    () => blank({ width: 10_000, height: 8_000, depth: 1 }),
    null,
  ),
  png("a PNG of sixteen bits and forty million pixels", () => blank({ width: 8_000, height: 5_000, depth: 16 }), null),
  png("a PNG of a depth that does not exist", () => blank({ ...SIZE, depth: 7 }), "IMAGE_UNREADABLE"),
  png("a PNG of a colour type that does not exist", () => blank({ ...SIZE, colour: 5 }), "IMAGE_UNREADABLE"),
  png(
    "a PNG of a depth that its colour type cannot have",
    () => blank({ ...SIZE, depth: 2, colour: 2 }),
    "IMAGE_UNREADABLE",
  ),
  png("a PNG of an interlacing that does not exist", () => blank({ ...SIZE, interlace: 9 }), "IMAGE_UNREADABLE"),
  png("a PNG of a packing that does not exist", () => blank({ ...SIZE, packing: 3 }), "IMAGE_UNREADABLE"),
  png("a PNG with a palette type and no palette", () => blank({ ...SIZE, colour: 3 }), "IMAGE_UNREADABLE"),
  png("a PNG whose header has a wrong checksum", () => Buffer.from(PNG()).fill(0, 29, 33), "IMAGE_UNREADABLE"),
  png(
    "a PNG whose pixels have a wrong checksum",
    () => pngOf(header(SIZE), chunk("IDAT", deflateSync(Buffer.alloc(33 * 32)), { crc: 1 }), IEND),
    "IMAGE_UNREADABLE",
  ),
  png(
    "a PNG whose pixels are not packed",
    () => pngOf(header(SIZE), chunk("IDAT", Buffer.alloc(500, 0xff)), IEND),
    "IMAGE_UNREADABLE",
  ),
  png(
    "a PNG whose pixels are of another size",
    () => pngOf(header(SIZE), zeros({ width: 4, height: 4 }), IEND),
    "IMAGE_UNREADABLE",
  ),
  png(
    "a PNG of a chunk longer than the file",
    () => pngOf(header(SIZE), chunk("IDAT", "x", { length: 0x7fffffff }), IEND),
    "IMAGE_TRUNCATED",
  ),
  png(
    "a PNG of a chunk of negative length",
    () => pngOf(header(SIZE), chunk("tEXt", "x", { length: 0xffffffff }), IEND),
    "IMAGE_TRUNCATED",
  ),
  png(
    "a PNG of 120,000 chunks",
    () => pngOf(header(SIZE), Buffer.concat(new Array(120_000).fill(chunk("tEXt"))), IEND),
    "IMAGE_UNREADABLE",
  ),
  png(
    "a PNG with a text of 50 MB packed into 50 kB",
    () => blank(SIZE, chunk("zTXt", Buffer.concat([Buffer.from("c\0\0"), deflateSync(Buffer.alloc(50 * 1024 ** 2))]))),
    null,
  ),
  png(
    "a PNG with a colour profile of 50 MB packed into 50 kB",
    () => blank(SIZE, chunk("iCCP", Buffer.concat([Buffer.from("c\0\0"), deflateSync(Buffer.alloc(50 * 1024 ** 2))]))),
    null,
  ),
  png("a PNG with EXIF data that are none", () => blank(SIZE, chunk("eXIf", "II*\0\xff\xff\xff\xff")), null),
  png(
    "a PNG with a text that is a script",
    () => blank(SIZE, chunk("tEXt", "Comment\0<script>alert(1)</script>")),
    null,
  ),
  png(
    "a PNG with frames of an animation",
    () => blank(SIZE, chunk("acTL", Buffer.from([0, 0, 0, 99, 0, 0, 0, 0]))),
    null,
  ),
  png(
    "a PNG with a web page behind its end",
    () => Buffer.concat([PNG(), Buffer.from("<html><script>alert(1)</script></html>")]),
    null,
  ),
  png(
    "a PNG with a zip behind its end",
    () => Buffer.concat([PNG(), Buffer.from("PK\x05\x06"), Buffer.alloc(18)]),
    null,
  ),
  png(
    "two headers in one PNG",
    () => pngOf(header({ width: 9_000, height: 9_000 }), header(SIZE), zeros(SIZE), IEND),
    "IMAGE_UNREADABLE",
  ),
];

const jpegs: HostileImageCase[] = [
  ...[3, 20, 150, 300].map((bytes) =>
    jpeg(`a JPEG of its first ${bytes} bytes`, () => JPEG.subarray(0, bytes), "IMAGE_TRUNCATED"),
  ),
  jpeg("a JPEG without its end", () => JPEG.subarray(0, -2), "IMAGE_TRUNCATED"),
  jpeg(
    "a JPEG that says 65,500 a side",
    () => withFrame((frame) => frame.writeUInt32BE(0xffdcffdc, 5)),
    "IMAGE_TOO_LARGE",
  ),
  jpeg("a JPEG of no width", () => withFrame((frame) => frame.writeUInt16BE(0, 7)), "IMAGE_TOO_SMALL"),
  jpeg("a JPEG of no components", () => withFrame((frame) => frame.writeUInt8(0, 9)), "IMAGE_UNREADABLE"),
  jpeg("a JPEG of 255 components", () => withFrame((frame) => frame.writeUInt8(255, 9)), "IMAGE_UNREADABLE"),
  jpeg(
    "a JPEG of a sampling that does not exist",
    () => withFrame((frame) => frame.writeUInt8(0xff, 11)),
    "IMAGE_UNREADABLE",
  ),
  jpeg(
    "a JPEG of two images' beginnings",
    () => Buffer.concat([JPEG.subarray(0, 2), JPEG.subarray(0, -2), JPEG]),
    "IMAGE_UNREADABLE",
  ),
  jpeg(
    "a JPEG of segments of length nought",
    () => Buffer.concat([JPEG.subarray(0, 2), Buffer.from("ffe00000".repeat(200), "hex")]),
    "IMAGE_TRUNCATED",
  ),
  jpeg(
    "a JPEG of a hundred thousand segments",
    () => Buffer.concat([JPEG.subarray(0, 2), Buffer.from("ffe00002".repeat(100_100), "hex"), JPEG.subarray(2)]),
    "IMAGE_UNREADABLE",
  ),
  jpeg(
    "a JPEG with a web page behind its end",
    () => Buffer.concat([JPEG, Buffer.from("<script>alert(1)</script>")]),
    null,
  ),
  jpeg("a JPEG of nothing but fill bytes", () => Buffer.alloc(100_000, 0xff).fill(0xd8, 1, 2), "IMAGE_TRUNCATED"),
];

const others: HostileImageCase[] = [
  ["a GIF called PNG", "GIF89a\x20\0\x20\0\x80\0\0", "IMAGE_UNSUPPORTED_FORMAT"],
  ["a BMP called PNG", `BM${"\0".repeat(60)}`, "IMAGE_UNSUPPORTED_FORMAT"],
  ["a TIFF called PNG", `II*\0${"\0".repeat(60)}`, "IMAGE_UNSUPPORTED_FORMAT"],
  ["a WebP called PNG", `RIFF\0\0\0\0WEBPVP8 ${"\0".repeat(60)}`, "IMAGE_UNSUPPORTED_FORMAT"],
  ["a PDF called PNG", "%PDF-1.7 /JavaScript", "IMAGE_UNSUPPORTED_FORMAT"],
  [
    "an SVG called PNG that reads a file",
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "IMAGE_UNSUPPORTED_FORMAT",
  ],
  [
    "an SVG called PNG with entities of entities",
    `<!DOCTYPE svg [<!ENTITY a "${"x".repeat(99)}"><!ENTITY b "&a;&a;&a;">]><svg >&b;</svg>`,
    "IMAGE_UNSUPPORTED_FORMAT",
  ],
  ["a web page called PNG", "<html><script>alert(1)</script></html>", "IMAGE_NOT_AN_IMAGE"],
  ["a program called PNG", `\x7fELF${"\0".repeat(60)}`, "IMAGE_NOT_AN_IMAGE"],
  ["a script called PNG", "#!/bin/sh\ncat /etc/passwd\n", "IMAGE_NOT_AN_IMAGE"],
  [
    "a command of an image tool called PNG",
    "push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 'ephemeral:/etc/passwd'",
    "IMAGE_NOT_AN_IMAGE",
  ],
  ["a DICOM called PNG", `${"\0".repeat(128)}DICM`, "IMAGE_UNSUPPORTED_FORMAT"],
  ["an AVIF called PNG", "\0\0\0 ftypavif", "IMAGE_UNSUPPORTED_FORMAT"],
].map(([title, text, tells]) => png(title, () => Buffer.from(text, "latin1"), tells));

export const HOSTILE_IMAGES: readonly HostileImageCase[] = [
  ...pngs,
  ...jpegs,
  ...others,
  {
    title: "an SVG under its own name",
    name: "drawing.svg",
    make: () => Buffer.from("<svg/>"),
    tells: "IGNORED_NOT_AN_IMAGE",
  },
  {
    title: "a DICOM file without a name that says so",
    name: "IM0001",
    make: () => Buffer.from(`${"\0".repeat(128)}DICM`),
    tells: "IMAGE_UNSUPPORTED_FORMAT",
  },
  { title: "a picture whose name says text", name: "notes.txt", make: PNG, tells: null },
];
