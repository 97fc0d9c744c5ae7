import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { countDataset } from "@brainscan/db/queries/dataset-counts";
import { findDataset } from "@brainscan/db/queries/datasets";
import { excludeImages, restoreImages } from "@brainscan/db/queries/exclusions";
import { pageImages } from "@brainscan/db/queries/image-pages";
import { listStudyRows } from "@brainscan/db/queries/images";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { UserProblem } from "../messages/user-problem.ts";
import { codes, drawBlackPng, drawImage, drawSamples, useImports, warning } from "./import.fixture.ts";
import { NothingImported } from "./run-import.ts";

const imports = useImports();

async function rowsOf(datasetId: string) {
  return (await pageImages(imports.db, { datasetId, filter: {}, first: 1000 })).rows;
}

describe("a folder of images", () => {
  test("is imported with labels from its folders, and a second import changes nothing and says so", async () => {
    const path = await imports.tree({
      "avec_labels/normal/a.png": await drawImage(1),
      "avec_labels/cancer/b.png": await drawImage(2),
      "sans_label/c.jpg": await drawImage(3, { format: "jpeg", channels: 3 }),
    });
    const first = await imports.run(path, { datasetId: "twice" });
    expect(first.report).toMatchObject({ files: 3, added: 3, unchanged: 0, updated: 0, rejected: [] });
    expect(first.report.formats).toEqual([
      { name: "PNG", count: 2 },
      { name: "JPEG", count: 1 },
    ]);
    expect(first.report.sizes).toEqual([{ widthPx: 24, heightPx: 24, count: 3 }]);
    const before = await rowsOf("twice");
    expect(before.map(({ path, label, labelSource }) => [path, label, labelSource])).toEqual([
      ["avec_labels/cancer/b.png", 1, "FOLDER"],
      ["avec_labels/normal/a.png", 0, "FOLDER"],
      ["sans_label/c.jpg", null, null],
    ]);

    const second = await imports.run(path, { datasetId: "twice" });
    expect(second.report).toMatchObject({ added: 0, unchanged: 3, updated: 0, sizes: first.report.sizes });
    expect(warning(second, "IMPORT_UNCHANGED")).toEqual([{ code: "IMPORT_UNCHANGED", params: { unchanged: 3 } }]);
    expect(await rowsOf("twice")).toEqual(before);
  });

  test("of two names that differ only in how an accent is written one is kept, and the other is named", async () => {
    const path = await imports.tree({ "a.png": await drawImage(1), "z.png": await drawImage(2) });
    for (const [at, name] of ["\u00e9.png", "e\u0301.png"].entries())
      await writeFile(join(path, name), await drawImage(3 + at));
    const { report } = await imports.run(path, { datasetId: "accents" });
    expect((await rowsOf("accents")).map((row) => row.path)).toEqual(["a.png", "z.png", "\u00e9.png"]);
    expect(codes(report.rejected)).toEqual({ "\u00e9.png": "DUPLICATE_PATH" });
    expect(report.files).toBe(4);
  });

  test("new bytes or a new label under the same path update the image, whose id stays", async () => {
    const files = {
      "labelled/normal/a.png": await drawImage(1),
      "b.png": await drawImage(2),
      "c.png": await drawImage(3),
    };
    const path = await imports.tree({ ...files, "labels.csv": "filename,label\nb.png,cancer\nc.png,normal\n" });
    const { datasetId } = await imports.run(path);
    const before = new Map((await rowsOf(datasetId)).map((row) => [row.path, row]));
    const fingerprint = (await findDataset(imports.db, datasetId))?.fingerprint;

    await writeFile(join(path, "labelled/normal/a.png"), await drawImage(4));
    await writeFile(join(path, "labels.csv"), "filename,label\nb.png,normal\n");
    const { report } = await imports.run(path, { datasetId });
    expect(report).toMatchObject({ added: 0, unchanged: 0, updated: 3 });
    const after = new Map((await rowsOf(datasetId)).map((row) => [row.path, row]));
    expect(after.get("labelled/normal/a.png")?.sha256).not.toBe(before.get("labelled/normal/a.png")?.sha256);
    expect([...after.values()].map(({ path, label }) => [path, label])).toEqual([
      ["b.png", 0],
      ["c.png", null],
      ["labelled/normal/a.png", 0],
    ]);
    expect([...after.values()].map(({ id }) => id)).toEqual([...before.values()].map(({ id }) => id));
    expect(report.warnings).toContainEqual({ code: "LABELS_WITHDRAWN", params: { count: 1 } });
    expect((await findDataset(imports.db, datasetId))?.fingerprint).not.toBe(fingerprint);
  });

  test("grey, RGB, RGBA, palette and 16-bit files come in with what they are, and 16 bits are said to be windowed", async () => {
    const deep = await sharp(
      new Uint16Array(drawSamples(5, 24 * 24).map((v) => v)).map((v) => v * 257),
      {
        raw: { width: 24, height: 24, channels: 1 },
      },
    )
      .toColourspace("grey16")
      .png()
      .toBuffer();
    const path = await imports.tree({
      "deep.png": deep,
      "grey.png": await drawImage(1),
      "palette.png": await drawImage(2, { channels: 3, palette: true }),
      "rgb.png": await drawImage(3, { channels: 3 }),
      "rgba.png": await drawImage(4, { channels: 4 }),
    });
    const outcome = await imports.run(path);
    const rows = await rowsOf(outcome.datasetId);
    expect(rows.map(({ path, channels, bitDepth, palette }) => [path, channels, bitDepth, palette])).toEqual([
      ["deep.png", 1, 16, false],
      ["grey.png", 1, 8, false],
      ["palette.png", 1, 8, true],
      ["rgb.png", 3, 8, false],
      ["rgba.png", 4, 8, false],
    ]);
    expect(outcome.report.warnings).toContainEqual({ code: "IMAGES_WINDOWED", params: { count: 1 } });
  });

  test("the same pixels in different bytes form a group, and different pixels of one name in two folders do not", async () => {
    const image = await drawImage(1);
    const path = await imports.tree({
      "sans_label/a.png": image,
      "labelled/cancer/a.png": image,
      "labelled/normal/x.png": await drawImage(2),
      "other/x.png": await drawImage(3),
      "recompressed.png": await sharp(image).png({ compressionLevel: 0 }).toBuffer(),
      "pair/1.png": await drawImage(4),
      "pair/2.png": await drawImage(4),
    });
    const { report, datasetId } = await imports.run(path);
    expect(report.duplicateGroups.map(({ sameBytes, paths }) => ({ sameBytes, paths }))).toEqual([
      { sameBytes: false, paths: ["labelled/cancer/a.png", "recompressed.png", "sans_label/a.png"] },
      { sameBytes: true, paths: ["pair/1.png", "pair/2.png"] },
    ]);
    expect(report.labelledAlsoUnlabelled).toEqual([
      { labelled: "labelled/cancer/a.png", unlabelled: "recompressed.png" },
    ]);
    expect(await countDataset(imports.db, datasetId)).toMatchObject({
      images: 7,
      distinct: 4,
      labelled: 2,
      duplicateGroups: 2,
    });
  });

  test("identical images under both labels are flagged, and excluding the wrong one settles it", async () => {
    const image = await drawImage(1);
    const path = await imports.tree({
      "labelled/cancer/a.png": image,
      "labelled/normal/a.png": image,
      "labelled/normal/b.png": await drawImage(2),
      "unlabelled/a.png": image,
    });
    const { report, datasetId } = await imports.run(path);
    expect(report.conflictingLabels.map(({ paths }) => paths)).toEqual([
      ["labelled/cancer/a.png", "labelled/normal/a.png", "unlabelled/a.png"],
    ]);
    expect(report.warnings).toContainEqual({ code: "LABELS_CONFLICT_GROUPS", params: { groups: 1 } });
    const flags = async () =>
      (await listStudyRows(imports.db, datasetId)).map(({ path, labelConflict }) => [path, labelConflict]);
    expect(await flags()).toEqual([
      ["labelled/cancer/a.png", true],
      ["labelled/normal/a.png", true],
      ["labelled/normal/b.png", false],
      ["unlabelled/a.png", true],
    ]);
    const imported = await findDataset(imports.db, datasetId);
    const [wrong] = await rowsOf(datasetId);
    const change = await imports.db.transaction((tx) =>
      excludeImages(tx, { imageIds: [wrong.id], reason: "mislabelled", now: new Date() }),
    );
    expect(change.images[0]).toMatchObject({ path: "labelled/cancer/a.png", exclusionReason: "mislabelled" });
    expect(await flags()).toEqual([
      ["labelled/normal/a.png", false],
      ["labelled/normal/b.png", false],
      ["unlabelled/a.png", false],
    ]);
    expect((await findDataset(imports.db, datasetId))?.fingerprint).not.toBe(imported?.fingerprint);
    await imports.db.transaction((tx) => restoreImages(tx, { imageIds: [wrong.id] }));
    expect((await findDataset(imports.db, datasetId))?.fingerprint).toBe(imported?.fingerprint);
  });
});

describe("bad files in a folder", () => {
  test("each is rejected or left aside with its reason, and the good ones are imported", async () => {
    const jpeg = await drawImage(1, { format: "jpeg", size: 64 });
    const path = await imports.tree({
      "good.jpg": jpeg,
      "mri-without-extension": await drawImage(2),
      "empty.jpg": "",
      "truncated.jpg": jpeg.subarray(0, jpeg.length / 2),
      "text.png": "not an image at all",
      "huge.png": drawBlackPng(20_000),
      "dot.png": await drawImage(3, { size: 1 }),
      "scan.bmp": Buffer.concat([Buffer.from("BM"), Buffer.alloc(100)]),
      "notes.txt": "notes",
      ".hidden/x.png": jpeg,
      ".DS_Store": "x",
      "Thumbs.db": "x",
      "__MACOSX/._good.jpg": "x",
    });
    const { report, datasetId } = await imports.run(path);
    expect(report.added).toBe(2);
    expect((await rowsOf(datasetId)).map((row) => row.path)).toEqual(["good.jpg", "mri-without-extension"]);
    expect(codes(report.rejected)).toEqual({
      "dot.png": "IMAGE_TOO_SMALL",
      "empty.jpg": "IMAGE_EMPTY_FILE",
      "huge.png": "IMAGE_TOO_LARGE",
      "scan.bmp": "IMAGE_UNSUPPORTED_FORMAT",
      "text.png": "IMAGE_NOT_AN_IMAGE",
      "truncated.jpg": "IMAGE_TRUNCATED",
    });
    expect(codes(report.ignored)).toEqual({
      ".DS_Store": "IGNORED_SYSTEM",
      ".hidden": "IGNORED_HIDDEN",
      "Thumbs.db": "IGNORED_SYSTEM",
      __MACOSX: "IGNORED_SYSTEM",
      "notes.txt": "IGNORED_NOT_AN_IMAGE",
    });
    expect(report.files).toBe(13);
  });

  test("links are named and never followed, neither to files nor to folders", async () => {
    const outside = await imports.tree({ "secret.png": await drawImage(9) }, "outside");
    const path = await imports.tree({ "good.png": await drawImage(1) });
    await symlink(join(outside, "secret.png"), join(path, "link.png"));
    await symlink(outside, join(path, "linked-folder"));
    await symlink(path, join(path, "loop"));
    const { report, datasetId } = await imports.run(path);
    expect(codes(report.rejected)).toEqual({ "link.png": "SYMLINK", "linked-folder": "SYMLINK", loop: "SYMLINK" });
    expect((await rowsOf(datasetId)).map((row) => row.path)).toEqual(["good.png"]);
  });

  test("an empty folder is refused by name and makes no data set", async () => {
    const path = await imports.tree({}, "nothing here");
    await mkdir(join(path, "sub"));
    await expect(imports.run(path, { datasetId: "never" })).rejects.toMatchObject({
      notice: { code: "EMPTY_SOURCE", params: { name: "nothing here" } },
    });
    expect(await findDataset(imports.db, "never")).toBeNull();
  });

  test("a folder without any usable image makes no data set, and its report gives each reason", async () => {
    const path = await imports.tree({ "a.png": "text", "b.txt": "text" });
    const problem = await imports.run(path, { datasetId: "never" }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(NothingImported);
    expect(problem).toMatchObject({
      notice: { code: "NO_USABLE_IMAGE", params: { rejected: 1, first: "a.png" } },
      report: { added: 0, rejected: [{ code: "IMAGE_NOT_AN_IMAGE", path: "a.png" }] },
    });
    expect(await findDataset(imports.db, "never")).toBeNull();
  });

  test("a path to nothing is refused by name", async () => {
    const problem = await imports.run(join(imports.folder, "missing")).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(UserProblem);
    expect(problem).toMatchObject({ notice: { code: "SOURCE_NOT_FOUND" } });
  });
});

describe("an import that is stopped", () => {
  test("keeps what was finished, says how much, and the next one adds the rest", async () => {
    const files = Object.fromEntries(
      await Promise.all(
        Array.from({ length: 300 }, async (_, i) => [`${1000 + i}.png`, await drawImage(i, { size: 16 })]),
      ),
    );
    const path = await imports.tree(files);
    const stop = new AbortController();
    const outcome = await imports.run(path, {
      datasetId: "stopped",
      signal: stop.signal,
      onProgress: (stage, done) => {
        if (stage === "DECODE" && done === 150) stop.abort();
      },
    });
    expect(outcome.cancelled).toBe(true);
    const kept = outcome.report.added;
    expect(kept).toBeGreaterThanOrEqual(150);
    expect(kept).toBeLessThan(300);
    expect(await rowsOf("stopped")).toHaveLength(kept);
    expect(outcome.report.warnings).toContainEqual({ code: "IMPORT_CANCELLED", params: { kept, total: 300 } });
    const { report } = await imports.run(path, { datasetId: "stopped" });
    expect(report).toMatchObject({ added: 300 - kept, unchanged: kept });
  });
});
