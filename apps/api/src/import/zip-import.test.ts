import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findDataset } from "@brainscan/db/queries/datasets";
import { listStudyRows } from "@brainscan/db/queries/images";
import { describe, expect, test } from "vitest";
import { codes, directoryOffset, drawImage, makeZip, renameEntry, useImports } from "./import.fixture.ts";
import { SOURCE_LIMITS } from "./source.ts";

const imports = useImports();

const FLAGS = 8;
const UNCOMPRESSED_SIZE = 24;

async function pathsOf(datasetId: string): Promise<string[]> {
  return (await listStudyRows(imports.db, datasetId)).map((row) => row.path);
}

/** The archive is refused whole: this code, and no data set. */
async function expectRefused(zip: Buffer, code: string, limits = SOURCE_LIMITS): Promise<void> {
  const path = await imports.zip(zip, "refused.zip");
  await expect(imports.run(path, { datasetId: "refused", limits })).rejects.toMatchObject({
    notice: { code, params: { name: "refused.zip" } },
  });
  expect(await findDataset(imports.db, "refused")).toBeNull();
  await expect(readFile(join(imports.folder, "data", "images"))).rejects.toMatchObject({ code: "ENOENT" });
}

describe("a zip of images", () => {
  test("gives the same images as the folder it was made of, so that importing both changes nothing", async () => {
    const files = {
      "avec_labels/cancer/é.png": await drawImage(1),
      "sans_label/b.png": await drawImage(2),
      "labels.csv": "filename,label\nsans_label/b.png,normal\n",
    };
    const folder = await imports.tree(files);
    const { datasetId } = await imports.run(folder);
    const inTopFolder = Object.fromEntries(Object.entries(files).map(([path, content]) => [`mri/${path}`, content]));
    const zip = await imports.zip(await makeZip({ ...inTopFolder, "__MACOSX/mri/._b.png": "x" }));
    const { report } = await imports.run(zip, { datasetId });
    expect(report).toMatchObject({ added: 0, unchanged: 2, updated: 0, rejected: [] });
    expect(codes(report.ignored)).toEqual({ __MACOSX: "IGNORED_SYSTEM" });
    expect((await listStudyRows(imports.db, datasetId)).map(({ path, label }) => [path, label])).toEqual([
      ["avec_labels/cancer/é.png", 1],
      ["sans_label/b.png", 0],
    ]);
  });

  test("keeps a top folder that speaks of labels, and reads the backslashes of Windows tools as separators", async () => {
    const zip = await makeZip({
      "labelled/normal/a.png": await drawImage(1),
      "labelled/cancer/b.png": await drawImage(2),
    });
    const { datasetId } = await imports.run(
      await imports.zip(renameEntry(zip, "labelled/cancer/b.png", "labelled\\cancer\\b.png")),
    );
    expect((await listStudyRows(imports.db, datasetId)).map(({ path, label }) => [path, label])).toEqual([
      ["labelled/cancer/b.png", 1],
      ["labelled/normal/a.png", 0],
    ]);
  });
});

describe("hostile or damaged entries", () => {
  test("paths that lead out, absolute paths, links and repeated paths are rejected alone; the others are imported", async () => {
    const image = await drawImage(1);
    const names = [
      "ok/good.png",
      "xx/up.png",
      "xabs.png",
      "xx_drive.png",
      "xx_ntup.png",
      "link.png",
      "ok/twin.png",
      "ok/copy.png",
    ];
    let zip = await makeZip(Object.fromEntries(names.map((name) => [name, image])), { "link.png": 0o120777 });
    zip = renameEntry(zip, "xx/up.png", "../up.png");
    zip = renameEntry(zip, "xabs.png", "/abs.png");
    zip = renameEntry(zip, "xx_drive.png", "C:\\drive.png");
    zip = renameEntry(zip, "xx_ntup.png", "..\\ntup.png");
    zip = renameEntry(zip, "ok/copy.png", "ok/twin.png");
    const { report, datasetId } = await imports.run(await imports.zip(zip));
    expect(codes(report.rejected)).toEqual({
      "../up.png": "ENTRY_OUTSIDE",
      "..\\ntup.png": "ENTRY_OUTSIDE",
      "/abs.png": "ENTRY_ABSOLUTE",
      "C:\\drive.png": "ENTRY_ABSOLUTE",
      "link.png": "SYMLINK",
      "ok/twin.png": "ENTRY_DUPLICATE",
    });
    expect(await pathsOf(datasetId)).toEqual(["good.png", "twin.png"]);
  });

  test("an encrypted entry, a damaged one and two whose size is a lie are rejected alone", async () => {
    const zip = await makeZip({
      "damaged.png": await drawImage(2),
      "good.png": await drawImage(1),
      "less.png": await drawImage(3),
      "more.png": await drawImage(4),
      "secret.png": await drawImage(5),
    });
    const size = (name: string) => directoryOffset(zip, name) + UNCOMPRESSED_SIZE;
    zip.writeUInt16LE(
      zip.readUInt16LE(directoryOffset(zip, "secret.png") + FLAGS) | 1,
      directoryOffset(zip, "secret.png") + FLAGS,
    );
    zip.writeUInt32LE(zip.readUInt32LE(size("more.png")) - 10, size("more.png"));
    zip.writeUInt32LE(zip.readUInt32LE(size("less.png")) + 10, size("less.png"));
    // The first entry's bytes follow its local header: 30 bytes and its name.
    zip[30 + "damaged.png".length + 200] ^= 0xff;
    const { report, datasetId } = await imports.run(await imports.zip(zip));
    expect(codes(report.rejected)).toEqual({
      "damaged.png": "ENTRY_DAMAGED",
      "less.png": "ENTRY_DAMAGED",
      "more.png": "ENTRY_SIZE_LIES",
      "secret.png": "ENTRY_ENCRYPTED",
    });
    expect(await pathsOf(datasetId)).toEqual(["good.png"]);
  });

  test("a file larger than the limit is rejected alone, from its announcement", async () => {
    const small = await drawImage(1, { size: 16 });
    const large = await drawImage(2, { size: 64 });
    const limits = { ...SOURCE_LIMITS, fileBytesMax: 2000 };
    const { report, datasetId } = await imports.run(
      await imports.zip(await makeZip({ "a.png": small, "b.png": large })),
      { limits },
    );
    expect(codes(report.rejected)).toEqual({ "b.png": "FILE_TOO_LARGE" });
    expect(await pathsOf(datasetId)).toEqual(["a.png"]);
  });
});

describe("an archive that is refused whole leaves nothing behind", () => {
  test("a bomb: one entry that unpacks to a thousand times its size, beside a good image", async () => {
    await expectRefused(
      await makeZip({ "a.png": await drawImage(1), "bomb.png": Buffer.alloc(32 * 1024 ** 2) }),
      "ARCHIVE_BOMB",
    );
  });

  test("a bomb in many small pieces", async () => {
    const pieces = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.png`, Buffer.alloc(100_000)]));
    await expectRefused(await makeZip(pieces), "ARCHIVE_BOMB");
  });

  test("too many entries", async () => {
    const image = await drawImage(1);
    const zip = await makeZip({ "a.png": image, "b.png": image, "c.png": image });
    await expectRefused(zip, "ARCHIVE_TOO_MANY_ENTRIES", { ...SOURCE_LIMITS, entriesMax: 2 });
  });

  test("too many bytes in all", async () => {
    const zip = await makeZip({ "a.png": await drawImage(1), "b.png": await drawImage(2) });
    await expectRefused(zip, "ARCHIVE_TOO_LARGE", { ...SOURCE_LIMITS, totalBytesMax: 1000 });
  });

  test("entries that share their bytes", async () => {
    const zip = await makeZip({ "a.png": await drawImage(1, { size: 64 }), "b.png": await drawImage(2) });
    const at = directoryOffset(zip, "b.png");
    zip.writeUInt32LE(zip.length, at + 20);
    await expectRefused(zip, "ARCHIVE_OVERLAPS");
  });

  test("a truncated archive", async () => {
    const zip = await makeZip({ "a.png": await drawImage(1), "b.png": await drawImage(2) });
    await expectRefused(zip.subarray(0, zip.length / 2), "ARCHIVE_TRUNCATED");
    await expectRefused(zip.subarray(0, zip.length - 10), "ARCHIVE_TRUNCATED");
  });

  test("an archive whose directory is damaged", async () => {
    const zip = await makeZip({ "a.png": await drawImage(1) });
    zip[directoryOffset(zip, "a.png")] ^= 0xff;
    await expectRefused(zip, "ARCHIVE_DAMAGED");
  });

  test("an archive that is encrypted throughout", async () => {
    const zip = await makeZip({ "a.png": await drawImage(1) });
    zip[directoryOffset(zip, "a.png") + FLAGS] |= 1;
    await expectRefused(zip, "ARCHIVE_ENCRYPTED");
  });

  test("an empty archive, and a file that is no archive", async () => {
    await expectRefused(await makeZip({}), "EMPTY_SOURCE");
    await expectRefused(Buffer.from("hello"), "SOURCE_NOT_A_FOLDER_OR_ZIP");
    await expectRefused(Buffer.alloc(0), "SOURCE_NOT_A_FOLDER_OR_ZIP");
  });
});
