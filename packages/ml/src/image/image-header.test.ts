import { expect, it } from "vitest";
import { ImageError } from "./image-error.ts";
import { readImageHeader } from "./image-header.ts";

function refusal(bytes: Uint8Array): ImageError {
  try {
    readImageHeader(bytes);
  } catch (error) {
    if (error instanceof ImageError) return error;
    throw error;
  }
  throw new Error("the file was accepted");
}

it("a PNG of nothing but empty chunks is given up, not walked through to its end", () => {
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452000000180000001808000000000000000000", "hex").subarray(
    0,
    33,
  );
  const chunk = Buffer.from("\0\0\0\0tEXt\0\0\0\0", "latin1");
  const bytes = Buffer.concat([header, ...new Array(100_010).fill(chunk)]);
  expect(refusal(bytes)).toMatchObject({ code: "UNREADABLE", message: expect.stringContaining("100000 parts") });
  // As many bytes in a few chunks are only cut short.
  expect(refusal(Buffer.concat([header, chunk])).code).toBe("TRUNCATED");
});

it("a JPEG of nothing but empty segments is given up too", () => {
  const segment = Buffer.from([0xff, 0xe0, 0, 2]);
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8]), ...new Array(100_010).fill(segment)]);
  expect(refusal(bytes)).toMatchObject({ code: "UNREADABLE", message: expect.stringContaining("100000 parts") });
});
