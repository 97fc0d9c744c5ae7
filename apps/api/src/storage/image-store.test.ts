import { mkdtemp, readdir, readFile, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { drawImage, drawSamples } from "../import/import.fixture.ts";
import { folderStorage } from "./folder-storage.ts";
import { openImageStore, sha256Of } from "./image-store.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-store-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a file is stored once under its SHA-256, and read back byte for byte", async () => {
  const store = openImageStore(folder, folderStorage(folder));
  const bytes = await drawImage(1);
  const sha256 = sha256Of(bytes);
  expect(await store.put(bytes)).toEqual({ sha256, added: true });
  expect(await store.put(bytes)).toEqual({ sha256, added: false });
  await store.flush();
  expect(await readFile(join(folder, "images", sha256.slice(0, 2), sha256))).toEqual(bytes);
  expect(await readdir(join(folder, "images", sha256.slice(0, 2)))).toEqual([sha256]);
  expect(await store.read(sha256)).toEqual(bytes);
});

test("a stored file that a crash cut short is made whole by the next import", async () => {
  const store = openImageStore(folder, folderStorage(folder));
  const bytes = await drawImage(1);
  const { sha256 } = await store.put(bytes);
  await truncate(join(folder, "images", sha256.slice(0, 2), sha256), 10);
  expect(await store.put(bytes)).toEqual({ sha256, added: true });
  expect(await store.read(sha256)).toEqual(bytes);
});

test("a thumbnail is a WebP of at most 160 pixels a side, the same for all who ask at once", async () => {
  const store = openImageStore(folder, folderStorage(folder));
  const wide = await sharp(drawSamples(1, 400 * 200), { raw: { width: 400, height: 200, channels: 1 } })
    .png()
    .toBuffer();
  const { sha256 } = await store.put(wide);
  const [first, second] = await Promise.all([store.readThumbnail(sha256), store.readThumbnail(sha256)]);
  expect(await sharp(first ?? Buffer.alloc(0)).metadata()).toMatchObject({ format: "webp", width: 160, height: 80 });
  expect(second).toEqual(first);
  expect(await openImageStore(folder, folderStorage(folder)).readThumbnail(sha256)).toEqual(first);
});

test("a view that a crash left without its bytes is made again", async () => {
  const store = openImageStore(folder, folderStorage(folder));
  const { sha256 } = await store.put(await drawImage(1));
  const view = await store.readThumbnail(sha256);
  await truncate(join(folder, "thumbnails", sha256.slice(0, 2), `${sha256}.webp`), 0);
  expect(await store.readThumbnail(sha256)).toEqual(view);
  expect(await readFile(join(folder, "thumbnails", sha256.slice(0, 2), `${sha256}.webp`))).toEqual(view);
});

test("a 16-bit image is shown as an 8-bit PNG whose levels span the whole range", async () => {
  const store = openImageStore(folder, folderStorage(folder));
  // Twelve bits in use, as scanners have it: the high byte alone would be nearly black.
  const samples = Uint16Array.from(drawSamples(1, 64 * 64), (value) => value * 16);
  const deep = await sharp(samples, { raw: { width: 64, height: 64, channels: 1 } })
    .toColourspace("grey16")
    .png()
    .toBuffer();
  expect((await sharp(deep).metadata()).depth).toBe("ushort");
  const { sha256 } = await store.put(deep);
  const shown = sharp((await store.readDisplayImage(sha256)) ?? Buffer.alloc(0));
  expect(await shown.metadata()).toMatchObject({ format: "png", depth: "uchar", width: 64, height: 64 });
  const [{ min, max }] = (await shown.stats()).channels;
  expect([min, max]).toEqual([0, 255]);
});

test("unknown images and anything that is not a SHA-256 are null, paths out of the folder included", async () => {
  const store = openImageStore(folder, folderStorage(folder));
  const unknown = "0".repeat(64);
  for (const id of [unknown, "../../etc/passwd", "", unknown.toUpperCase().replace("0", "A")]) {
    expect(await store.read(id)).toBeNull();
    expect(await store.readThumbnail(id)).toBeNull();
    expect(await store.readDisplayImage(id)).toBeNull();
  }
});
