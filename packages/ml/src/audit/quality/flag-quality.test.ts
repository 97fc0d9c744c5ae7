import { describe, expect, test } from "vitest";
import { alterCopy } from "../../image/copies/alter-copy.ts";
import type { DecodedImage } from "../../image/decode-image.ts";
import { blurred, drawnImage, phantomImage, withText } from "../../image/measures/drawn.fixture.ts";
import { measureImage } from "../../image/measures/measure-image.ts";
import { matrixFromRows } from "../../matrix/matrix.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { flagQuality, QUALITY_FLAGS, type QualityFlag, type QualityInput } from "./flag-quality.ts";

function measured(image: DecodedImage): QualityInput["measures"][number] {
  return { ...measureImage(image), widthPx: image.width, heightPx: image.height, fileBytes: image.data.length };
}

const keysOf = (n: number) => Array.from({ length: n }, (_, i) => `image-${String(i).padStart(3, "0")}`);

async function flagsOf(images: DecodedImage[], features?: QualityInput["features"]): Promise<QualityFlag[]> {
  return flagQuality({ measures: images.map(measured), keys: keysOf(images.length), features });
}

const rowsOf = (flags: QualityFlag[]) =>
  Object.fromEntries(flags.filter(({ rows }) => rows.length > 0).map(({ id, rows }) => [id, rows]));

const plain = Array.from({ length: 16 }, (_, seed) => phantomImage(seed));

describe("phantoms", () => {
  test("as drawn have no defect", async () => {
    const flags = await flagsOf(plain);
    expect(flags.map(({ id }) => id)).toEqual([...QUALITY_FLAGS]);
    expect(rowsOf(flags)).toEqual({});
  });

  test("blurred, dark, empty, flat and of another size are flagged, each for what it is", async () => {
    const images = [...plain];
    images[1] = blurred(images[1], 4);
    images[3] = phantomImage(3, { look: "dark" });
    images[5] = drawnImage(96, 96, () => 3);
    images[7] = { ...images[7], data: images[7].data.map((level) => 120 + level / 12) };
    images[11] = alterCopy(images[11], "cropped");
    expect(rowsOf(await flagsOf(images))).toEqual({
      EMPTY: [5],
      DARK: [3],
      LOW_CONTRAST: [7],
      BLURRED: [1],
      ODD_SIZE: [11],
    });
  });

  test("with text beside the head are flagged, and without it not", async () => {
    const heads = [0, 1].map((seed) => phantomImage(seed, { sizePx: 256 }));
    expect(rowsOf(await flagsOf([heads[0], withText(heads[1], 6), heads[1]]))).toEqual({ TEXT_OVERLAY: [1] });
  });

  test("worst first, with the value of each and the threshold it crossed", async () => {
    const images = [...plain];
    images[2] = blurred(plain[2], 2);
    images[4] = blurred(plain[2], 3);
    const flag = (await flagsOf(images)).find(({ id }) => id === "BLURRED");
    expect(flag?.rows).toEqual([4, 2]);
    expect(flag?.values[0]).toBeLessThan(flag?.values[1] ?? 0);
    expect(flag?.values[1]).toBeLessThan(flag?.threshold ?? 0);
    expect(flag?.rule).toMatchObject({ measure: "relativeSharpness", side: "BELOW" });
  });

  test("a set that is dark or blurred throughout is flagged throughout: the floors do not move with it", async () => {
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const dark = await flagsOf(seeds.map((seed) => phantomImage(seed, { look: "dark", sizePx: 48 })));
    expect(dark.find(({ id }) => id === "DARK")?.rows).toHaveLength(10);
    const soft = await flagsOf(plain.slice(0, 3).map((image) => blurred(image, 6)));
    expect(soft.find(({ id }) => id === "BLURRED")).toMatchObject({ threshold: 0.006, rule: { basis: "ABSOLUTE" } });
    expect(soft.find(({ id }) => id === "BLURRED")?.rows).toHaveLength(3);
  });
});

test("the row far from all others is the outlier; a pair of copies far away is one too", async () => {
  const random = createRandom(4);
  const centre = Array.from({ length: 8 }, () => 3 + random());
  const rows = Array.from({ length: 60 }, () => centre.map((value) => value + 0.3 * drawNormal(random)));
  rows[17] = centre.map((value, t) => (t % 2 === 0 ? -value : value));
  rows[40] = centre.map((value, t) => (t < 4 ? 0 : value));
  rows[41] = [...rows[40]];
  const measures = rows.map((_, i) => measured(plain[i % 16]));
  const flags = await flagQuality({ measures, features: matrixFromRows(rows), keys: keysOf(60) });
  expect(rowsOf(flags)).toEqual({ OUTLIER: [17, 40, 41] });
});

test("the order of the rows does not matter", async () => {
  const images = plain.map((image, i) => (i % 5 === 0 ? blurred(image, 4 + i / 10) : image));
  const measures = images.map(measured);
  const keys = keysOf(images.length);
  const order = keys.map((_, i) => (i * 7) % keys.length);
  const given = await flagQuality({ measures, keys });
  const moved = await flagQuality({ measures: order.map((row) => measures[row]), keys: order.map((row) => keys[row]) });
  expect(given.find(({ id }) => id === "BLURRED")?.rows.length).toBeGreaterThan(1);
  expect(moved.map(({ rows, ...rest }) => ({ rows: rows.map((row) => order[row]), ...rest }))).toEqual(given);
});

describe("sizes", () => {
  const sized = (widthPx: number, heightPx: number) => ({ ...measured(plain[0]), widthPx, heightPx });

  test("where one size is common every other is odd, the farthest first", async () => {
    const measures = [...Array.from({ length: 18 }, () => sized(512, 512)), sized(500, 512), sized(64, 64)];
    const flag = (await flagQuality({ measures, keys: keysOf(20) })).find(({ id }) => id === "ODD_SIZE");
    expect(flag).toMatchObject({ rows: [19, 18], threshold: 0, rule: { basis: "COMMON_SIZE" } });
    expect(flag?.values[0]).toBeCloseTo(Math.log(64), 10);
  });

  test("where none is, only those beyond a factor of two of the middle", async () => {
    const measures = Array.from({ length: 20 }, (_, i) => sized(400 + 5 * i, 400));
    measures.push(sized(450, 150), sized(460, 440));
    const flag = (await flagQuality({ measures, keys: keysOf(22) })).find(({ id }) => id === "ODD_SIZE");
    expect(flag?.rows).toEqual([20]);
  });
});

describe("edges", () => {
  test("no image, one image and identical images have no defect, and are not judged against themselves", async () => {
    expect(await flagQuality({ measures: [], keys: [] })).toEqual([]);
    const features = matrixFromRows([[1, 2]]);
    const one = await flagsOf(plain.slice(0, 1), features);
    expect(rowsOf(one)).toEqual({});
    expect(one.find(({ id }) => id === "OUTLIER")?.threshold).toBeNull();
    const same = Array.from({ length: 12 }, () => plain[0]);
    expect(rowsOf(await flagsOf(same, matrixFromRows(same.map(() => [1, 2]))))).toEqual({});
  });

  test("every threshold and value is a finite number or null", async () => {
    const flags = await flagsOf([drawnImage(1, 1, () => 0), drawnImage(20, 1, () => 255), ...plain.slice(0, 9)]);
    for (const { values, threshold } of flags)
      for (const value of [...values, threshold ?? 0]) expect(Number.isFinite(value)).toBe(true);
    expect(flags.find(({ id }) => id === "EMPTY")?.rows).toEqual([0, 1]);
  });

  test("lengths that differ are refused", async () => {
    await expect(flagQuality({ measures: [measured(plain[0])], keys: [] })).rejects.toThrow(/1 measures, 0 keys/);
  });
});
