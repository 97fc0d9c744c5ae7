import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import { countDataset, countDatasets, NO_IMAGES } from "./dataset-counts.ts";
import { findDataset, insertDataset, listDatasets, listDatasetsByIds } from "./datasets.ts";
import { countGroups, listGroupPages } from "./duplicate-pages.ts";
import { listDuplicateGroups, listLabelledAlsoUnlabelled } from "./duplicates.ts";
import { excludeImages, restoreImages } from "./exclusions.ts";
import { insertFiles, listFiles } from "./files.ts";
import { computeFingerprint, EMPTY_FINGERPRINT } from "./fingerprint.ts";
import { pageImages } from "./image-pages.ts";
import { findImage, listImagesByPaths, listStudyRows, type NewImage, upsertImages } from "./images.ts";
import { findImport, insertImport, listImports, saveImportReport } from "./imports.ts";
import { listMetadataColumnsWithMissing, mergeMetadataColumns } from "./metadata-columns.ts";
import { ABSENT_FROM_SOURCE, mirrorSource } from "./mirror-source.ts";
import { insertRun } from "./runs.ts";
import { settleDataset } from "./settle-dataset.ts";

/** path, bytes, pixels, label */
type Picture = [path: string, sha256: string, pixels: string, label: 0 | 1 | null];

// Byte order puts capitals first and é last; most locales do neither.
const PICTURES: Picture[] = [
  ["Z.png", "z1", "p-alone", 1],
  ["a_b.png", "a1", "p-pair", 0],
  ["a%b.png", "a1", "p-pair", null],
  ["conflict/1.png", "c1", "p-conflict", 0],
  ["conflict/2.png", "c2", "p-conflict", 1],
  ["conflict/3.png", "c1", "p-conflict", null],
  ["é.png", "e1", "p-e", null],
];

describeEachDatabase("images of a data set", (database) => {
  let datasetId = "";
  const id = (path: string) => `${datasetId}:${path}`;

  async function insert(pictures: readonly Picture[]): Promise<void> {
    const db = database().orm;
    await insertFiles(
      db,
      pictures.map(([, sha256, pixelSha256]) => ({
        sha256,
        pixelSha256,
        bytes: 10,
        format: "png" as const,
        widthPx: 20,
        heightPx: 30,
        channels: 1,
        bitDepth: 8,
        palette: false,
      })),
    );
    const rows = pictures.map(
      ([path, sha256, groupId, label]): NewImage => ({
        id: id(path),
        datasetId,
        path,
        sha256,
        groupId,
        label,
        labelSource: label === null ? null : "FOLDER",
        metadata: {},
      }),
    );
    await settleDataset(db, datasetId, () => upsertImages(db, rows));
  }

  beforeEach(async () => {
    datasetId = randomUUID();
    await insertDataset(database().orm, { id: datasetId, name: `set ${datasetId}`, source: "FOLDER" });
    await insert(PICTURES);
  });

  const paths = (rows: readonly { path: string }[]) => rows.map(({ path }) => path);
  const inByteOrder = ["Z.png", "a%b.png", "a_b.png", "conflict/1.png", "conflict/2.png", "conflict/3.png", "é.png"];

  test("are counted as files and as distinct images, conflicts in neither class, exclusions apart", async () => {
    const db = database().orm;
    expect(await countDataset(db, datasetId)).toEqual({
      images: 7,
      distinct: 4,
      labelled: 4,
      labelledDistinct: 3,
      normal: 1,
      cancer: 1,
      unlabelled: 3,
      duplicateGroups: 2,
      labelledAlsoUnlabelled: 2,
      conflictingLabels: 1,
      excluded: 0,
    });
    await excludeImages(db, { imageIds: [id("conflict/2.png"), id("é.png")], reason: "why", now: new Date() });
    expect(await countDataset(db, datasetId)).toEqual({
      images: 5,
      distinct: 3,
      labelled: 3,
      labelledDistinct: 3,
      normal: 2,
      cancer: 1,
      unlabelled: 2,
      duplicateGroups: 2,
      labelledAlsoUnlabelled: 2,
      conflictingLabels: 0,
      excluded: 2,
    });
    expect((await countDatasets(db, [datasetId, "none"])).get("none")).toEqual(NO_IMAGES);
  });

  test("come in byte order of the path, page by page, each once", async () => {
    const db = database().orm;
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await pageImages(db, { datasetId, filter: {}, first: 3, after });
      seen.push(...paths(page.rows));
      after = page.rows.at(-1)?.path;
      expect(page.hasNextPage).toBe(seen.length < 7);
      if (!page.hasNextPage) break;
    }
    expect(seen).toEqual(inByteOrder);
    expect(paths(await listStudyRows(db, datasetId))).toEqual(inByteOrder);
  });

  test("are filtered by each criterion, and text is searched literally and without case", async () => {
    const db = database().orm;
    await excludeImages(db, { imageIds: [id("Z.png")], reason: "why", now: new Date() });
    const find = async (filter: Parameters<typeof pageImages>[1]["filter"]) => {
      const { rows, total } = await pageImages(db, { datasetId, filter, first: 100 });
      expect(total).toEqual({ total: rows.length, exact: true });
      return paths(rows);
    };
    expect(await find({ search: "A%" })).toEqual(["a%b.png"]);
    expect(await find({ search: "a_b" })).toEqual(["a_b.png"]);
    expect(await find({ search: "É" })).toEqual(["é.png"]);
    expect(await find({ label: 1 })).toEqual(["Z.png", "conflict/2.png"]);
    expect(await find({ labelled: false })).toEqual(["a%b.png", "conflict/3.png", "é.png"]);
    expect(await find({ duplicated: false })).toEqual(["Z.png", "é.png"]);
    expect(await find({ duplicated: true, labelled: true })).toEqual(["a_b.png", "conflict/1.png", "conflict/2.png"]);
    expect(await find({ excluded: true })).toEqual(["Z.png"]);
    expect(await find({ excluded: false, label: 1, search: null })).toEqual(["conflict/2.png"]);
  });

  test("identical ones are found from each of them, and grouped by what is identical", async () => {
    const db = database().orm;
    expect(await listDuplicateGroups(db, { datasetId })).toEqual([
      { id: "p-pair", sameBytes: true, paths: ["a%b.png", "a_b.png"] },
      { id: "p-conflict", sameBytes: false, paths: ["conflict/1.png", "conflict/2.png", "conflict/3.png"] },
    ]);
    expect((await listDuplicateGroups(db, { datasetId, conflicting: true })).map((group) => group.id)).toEqual([
      "p-conflict",
    ]);
    expect(await listDuplicateGroups(db, { datasetId, limit: 1 })).toHaveLength(1);
    expect(await listLabelledAlsoUnlabelled(db, { datasetId })).toEqual([
      { labelled: "a_b.png", unlabelled: "a%b.png" },
      { labelled: "conflict/1.png", unlabelled: "conflict/3.png" },
    ]);
    const groups = [
      { datasetId, groupId: "p-conflict" },
      { datasetId, groupId: "p-pair" },
    ];
    expect(paths(await listGroupPages(db, { groups, limit: 2 }))).toEqual([
      "a%b.png",
      "a_b.png",
      "conflict/1.png",
      "conflict/2.png",
    ]);
    expect((await countGroups(db, groups)).sort((a, b) => a.size - b.size)).toEqual([
      { datasetId, groupId: "p-pair", size: 2 },
      { datasetId, groupId: "p-conflict", size: 3 },
    ]);
  });

  test("excluding and restoring moves the fingerprint there and back, keeps the first date and takes the last reason", async () => {
    const db = database().orm;
    const before = (await findDataset(db, datasetId))?.fingerprint;
    const first = new Date("2026-01-01T00:00:00Z");
    const change = await excludeImages(db, { imageIds: [id("Z.png"), "unknown"], reason: "blurred", now: first });
    expect(change).toMatchObject({ datasetIds: [datasetId], unknownIds: ["unknown"], images: [{ path: "Z.png" }] });
    const excluded = (await findDataset(db, datasetId))?.fingerprint;
    expect(excluded).not.toBe(before);
    await excludeImages(db, { imageIds: [id("Z.png")], reason: "cropped", now: new Date("2026-02-01T00:00:00Z") });
    expect(await findImage(db, id("Z.png"))).toMatchObject({ excludedAt: first, exclusionReason: "cropped" });
    expect((await findDataset(db, datasetId))?.fingerprint).toBe(excluded);
    expect(paths(await listStudyRows(db, datasetId))).not.toContain("Z.png");
    await restoreImages(db, { imageIds: [id("Z.png")] });
    expect(await findImage(db, id("Z.png"))).toMatchObject({ excludedAt: null, exclusionReason: null });
    expect((await findDataset(db, datasetId))?.fingerprint).toBe(before);
  });

  test("the fingerprint moves with a path, bytes or a label, and not with metadata or the order of import", async () => {
    const db = database().orm;
    const before = await computeFingerprint(db, datasetId);
    const [picture] = await listImagesByPaths(db, { datasetId, paths: ["é.png"] });
    await upsertImages(db, [{ ...picture, metadata: { age: 3 } }]);
    expect(await computeFingerprint(db, datasetId)).toBe(before);
    await upsertImages(db, [{ ...picture, label: 1, labelSource: "LABELS_CSV" }]);
    const labelled = await computeFingerprint(db, datasetId);
    await upsertImages(db, [{ ...picture, sha256: "a1" }]);
    const changed = await computeFingerprint(db, datasetId);
    expect(new Set([before, labelled, changed, EMPTY_FINGERPRINT]).size).toBe(4);

    const other = randomUUID();
    await insertDataset(db, { id: other, name: "other", source: "ZIP" });
    datasetId = other;
    await insert([...PICTURES].reverse());
    expect(await computeFingerprint(db, other)).toBe(before);
  });

  test("an image keeps its id and exclusion when its file changes, and stored files are described once", async () => {
    const db = database().orm;
    await excludeImages(db, { imageIds: [id("é.png")], reason: "why", now: new Date() });
    await insert([["é.png", "e2", "p-e2", 0]]);
    expect(await findImage(db, id("é.png"))).toMatchObject({
      sha256: "e2",
      label: 0,
      widthPx: 20,
      exclusionReason: "why",
    });
    expect((await listFiles(db, ["e1", "e2", "e3"])).map(({ sha256 }) => sha256).sort()).toEqual(["e1", "e2"]);
  });

  test("data sets are found by id and name, and listed newest first", async () => {
    const db = database().orm;
    expect((await listDatasets(db))[0].id).toBe(datasetId);
    expect((await listDatasetsByIds(db, [datasetId, "none"])).map((row) => row.id)).toEqual([datasetId]);
  });

  test("metadata columns keep their order, count what is missing, and become text when two files disagree", async () => {
    const db = database().orm;
    const columns = [
      { name: "it's age", type: "NUMBER" as const },
      { name: "sex", type: "TEXT" as const },
    ];
    await mergeMetadataColumns(db, { datasetId, columns });
    const [picture] = await listImagesByPaths(db, { datasetId, paths: ["Z.png"] });
    await upsertImages(db, [{ ...picture, metadata: { "it's age": 61.5, sex: "F" } }]);
    const read = async () =>
      (await listMetadataColumnsWithMissing(db, [datasetId])).map(({ name, type, missing }) => [name, type, missing]);
    expect(await read()).toEqual([
      ["it's age", "NUMBER", 6],
      ["sex", "TEXT", 6],
    ]);
    const types = await mergeMetadataColumns(db, { datasetId, columns: [{ name: "it's age", type: "TEXT" }] });
    expect(types.get("it's age")).toBe("TEXT");
    expect((await findImage(db, picture.id))?.metadata).toEqual({ "it's age": "61.5", sex: "F" });
    expect(await read()).toEqual([
      ["it's age", "TEXT", 6],
      ["sex", "TEXT", 6],
    ]);
  });

  test("an import keeps its request and, once done, its report and data set", async () => {
    const db = database().orm;
    const runId = randomUUID();
    await insertRun(db, { id: runId, kind: "IMPORT" });
    await insertImport(db, { runId, request: { kind: "PATH", location: "/mri", name: "mri" } });
    expect(await listImports(db, [datasetId])).toEqual([]);
    const report = {
      files: 0,
      added: 0,
      unchanged: 0,
      updated: 0,
      formats: [],
      sizes: [],
      metadata: { file: null, columns: [], unmatchedRows: 0 },
      duplicateGroups: [],
      labelledAlsoUnlabelled: [],
      conflictingLabels: [],
      ignored: [],
      rejected: [],
      warnings: [],
    };
    await saveImportReport(db, { runId, datasetId: null, report });
    expect(await findImport(db, runId)).toMatchObject({ datasetId: null, report });
    await saveImportReport(db, { runId, datasetId, report });
    expect((await listImports(db, [datasetId])).map((row) => row.runId)).toEqual([runId]);
  });

  test("exclusions made at the same time leave the fingerprint of what is there in the end", async () => {
    const db = database().orm;
    for (let round = 0; round < 5; round++) {
      const change = round % 2 === 0 ? excludeImages : restoreImages;
      await Promise.all(
        ["Z.png", "a_b.png", "é.png"].map((path) =>
          db.transaction((tx) => change(tx, { imageIds: [id(path)], reason: "blurred", now: new Date() })),
        ),
      );
      expect((await findDataset(db, datasetId))?.fingerprint).toBe(await computeFingerprint(db, datasetId));
    }
  });

  test("a mirrored source leaves out what it no longer has and takes it back, never what a person excluded", async () => {
    const db = database().orm;
    const all = new Set(PICTURES.map(([path]) => path));
    const without = new Set([...all].filter((path) => path !== "Z.png" && path !== "é.png"));
    await excludeImages(db, { imageIds: [id("é.png")], reason: "blurred", now: new Date() });
    const mirror = (paths: ReadonlySet<string>) => mirrorSource(db, { datasetId, paths, now: new Date() });
    expect(await mirror(without)).toEqual({ leftOut: 1, takenBack: 0 });
    expect((await findImage(db, id("Z.png")))?.exclusionReason).toBe(ABSENT_FROM_SOURCE);
    expect(await mirror(without)).toEqual({ leftOut: 0, takenBack: 0 });
    expect(await mirror(all)).toEqual({ leftOut: 0, takenBack: 1 });
    expect((await findImage(db, id("Z.png")))?.excludedAt).toBeNull();
    expect((await findImage(db, id("é.png")))?.exclusionReason).toBe("blurred");
  });
});
