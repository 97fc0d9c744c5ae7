import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { applyPreprocessing } from "./apply-preprocessing.ts";
import { decodeImage } from "./decode-image.ts";

const FOLDER = new URL("../../fixtures/contrast/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((file) => !/\.(equalised|clahe)\.png$/.test(file));

const read = (name: string) => decodeImage(readFileSync(new URL(name, FOLDER)));

async function sameAs(name: string, id: "equalised" | "clahe"): Promise<void> {
  const given = await read(name);
  const found = applyPreprocessing(given, id);
  const expected = await read(name.replace(".png", `.${id}.png`));
  expect([found.width, found.height, found.channels]).toEqual([given.width, given.height, given.channels]);
  expect(Buffer.compare(found.data, expected.data)).toBe(0);
  expect(Buffer.compare(given.data, (await read(name)).data)).toBe(0);
}

it.each(NAMES)("%s is equalised to the bytes that Pillow gives, and left as it was", (name) =>
  sameAs(name, "equalised"),
);

it.each(NAMES.filter((name) => name !== "colour.png"))(
  "%s gets the local contrast that OpenCV gives, to the byte, and is left as it was",
  (name) => sameAs(name, "clahe"),
);
