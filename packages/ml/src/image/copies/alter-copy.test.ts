import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { augmentImage } from "../augment.ts";
import { preprocessingOf } from "../augmented-view.ts";
import { asRgb, drawnImage, phantomImage } from "../measures/drawn.fixture.ts";
import { alterCopy } from "./alter-copy.ts";
import { COPY_KINDS, COPY_VIEWS, copyKindOf } from "./copy-views.ts";
import { reencodeJpeg } from "./reencode-jpeg.ts";

const image = phantomImage(2, { sizePx: 96 });

describe("every kind", () => {
  test.each(COPY_KINDS)("%s changes the pixels, the same way every time, and leaves the original alone", (kind) => {
    const before = image.data.slice();
    const copy = alterCopy(image, kind);
    expect(Buffer.compare(image.data, before)).toBe(0);
    expect(copy.data).toHaveLength(copy.width * copy.height);
    expect(Buffer.compare(copy.data, image.data)).not.toBe(0);
    expect(Buffer.compare(alterCopy(image, kind).data, copy.data)).toBe(0);
  });

  test.each(COPY_KINDS)("%s treats R = G = B as grey, and takes one pixel", (kind) => {
    expect(Buffer.compare(alterCopy(asRgb(image), kind).data, asRgb(alterCopy(image, kind)).data)).toBe(0);
    expect(
      alterCopy(
        drawnImage(1, 1, () => 100),
        kind,
      ),
    ).toMatchObject({ width: 1, height: 1 });
  });

  test("is a view that can be embedded, under a name of its own", () => {
    expect(COPY_VIEWS.map(copyKindOf)).toEqual([...COPY_KINDS]);
    expect(copyKindOf("weak0")).toBeUndefined();
    for (const [at, view] of COPY_VIEWS.entries()) {
      expect(Buffer.compare(augmentImage(image, view, "key").data, alterCopy(image, COPY_KINDS[at]).data)).toBe(0);
      expect(preprocessingOf({ view })).toMatch(new RegExp(`-${view}\\.\\d+$`));
    }
  });
});

test("resized to nine tenths, trimmed by a fiftieth, brighter and darker by a twentieth, moved by a hundredth", () => {
  const ramp = drawnImage(200, 100, (x) => 255 * x);
  expect(alterCopy(ramp, "resized")).toMatchObject({ width: 180, height: 90 });
  const cropped = alterCopy(ramp, "cropped");
  expect([cropped.width, cropped.height, cropped.data[0]]).toEqual([196, 98, ramp.data[200 + 2]]);
  expect(alterCopy(ramp, "brighter").data[100]).toBe(Math.round(1.05 * ramp.data[100]));
  expect(alterCopy(ramp, "brighter").data[199]).toBe(255);
  expect(alterCopy(ramp, "darker").data[100]).toBe(Math.round(0.95 * ramp.data[100]));
  const shifted = alterCopy(ramp, "shifted");
  expect([...shifted.data.slice(0, 4)]).toEqual([0, 1, 2, 3].map((x) => ramp.data[Math.max(0, x - 1)]));
});

describe("saving as a JPEG", () => {
  test.each([30, 70, 95])(
    "at quality %i gives nearly what an encoder and a decoder give: the two differ by less than a quarter of the loss",
    async (quality) => {
      const { data, width, height } = image;
      const bytes = await sharp(data, { raw: { width, height, channels: 1 } })
        .toColourspace("b-w")
        .jpeg({ quality })
        .toBuffer();
      const decoded = await sharp(bytes).toColourspace("b-w").raw().toBuffer();
      const ours = reencodeJpeg(image, quality).data;
      // Frequencies near the middle of a step are rounded either way by the encoder's whole-number transform.
      const total = (a: Uint8Array, b: Uint8Array) => a.reduce((sum, level, at) => sum + Math.abs(level - b[at]), 0);
      expect(total(ours, decoded)).toBeLessThan(0.25 * total(decoded, data));
    },
  );

  test("an even image stays within half a step, and sizes that are no multiple of eight keep theirs", () => {
    const even = drawnImage(21, 13, () => 120);
    const again = reencodeJpeg(even, 70);
    expect([again.width, again.height]).toEqual([21, 13]);
    // At quality 70 the mean's step is 10, an eighth of it a level.
    for (const level of again.data) expect(Math.abs(level - 120)).toBeLessThanOrEqual(1);
  });
});
