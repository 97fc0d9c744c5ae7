import { randomUUID } from "node:crypto";
import { findContract, listAuditItems, openContract } from "@brainscan/db/queries/audits";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { refreshGroups } from "@brainscan/db/queries/duplicates";
import { excludeImages } from "@brainscan/db/queries/exclusions";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import { insertImport } from "@brainscan/db/queries/imports";
import { saveNearDuplicates, savePairReview } from "@brainscan/db/queries/near-duplicates";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { insertStudy } from "@brainscan/db/queries/studies";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { beforeEach, expect, it } from "vitest";
import { readDataset } from "../jobs/study/read-dataset.ts";
import { inFamilies, learningInputs, naiveInputs } from "../jobs/study/study-rows.ts";
import type { UserProblem } from "../messages/user-problem.ts";
import { findFamilies, readAuditPool } from "./audit-pool.ts";
import { readAuditState } from "./audit-state.ts";
import { drawAudit } from "./draw-audit.ts";
import { labelAuditItem } from "./label-audit-item.ts";
import { poolSize } from "./pool-size.ts";
import { recordAuditLabels } from "./record-audit-labels.ts";

const UNLABELLED = 30;
const groupOf = (i: number) => `g${String(i).padStart(2, "0")}`;

/** Six labelled images, then thirty without a label, of which the first also stands there as a copy. */
const IMAGES = [
  ...Array.from({ length: 6 }, (_, i) => ({ path: `labelled/${i}.png`, groupId: `l${i}`, label: (i % 2) as 0 | 1 })),
  ...Array.from({ length: UNLABELLED }, (_, i) => ({ path: `pool/${i}.png`, groupId: groupOf(i), label: null })),
  { path: "pool/0-copy.png", groupId: groupOf(0), label: null },
];

const codeOf = (problem: UserProblem) => problem.notice;

describeEachDatabase("a random audit", (database) => {
  let datasetId = "";
  const app = () => ({ database: database() });
  const db = () => database().orm;
  const idOf = (path: string) => `${datasetId}:${path}`;
  const draw = (n: number, seed = 0) => drawAudit(app(), { datasetId, n, seed });
  const drawn = async () => (await listAuditItems(db(), datasetId)).map(({ groupId }) => groupId);
  const pathOf = (groupId: string) => IMAGES.find((image) => image.groupId === groupId)?.path ?? "";
  const say = (groupId: string, label: "NORMAL" | "CANCER" | null, reader = "Dr A") =>
    labelAuditItem(app(), { datasetId, imageId: idOf(pathOf(groupId)), label, reader });
  const refused = (promise: Promise<unknown>) => promise.then(() => null, codeOf);

  beforeEach(async () => {
    datasetId = randomUUID();
    await insertDataset(db(), { id: datasetId, name: "d", source: "FOLDER" });
    const file = {
      bytes: 1,
      format: "png" as const,
      widthPx: 1,
      heightPx: 1,
      channels: 1,
      bitDepth: 8,
      palette: false,
    };
    await insertFiles(
      db(),
      IMAGES.map(({ path, groupId }) => ({ ...file, sha256: `f-${path}`, pixelSha256: groupId })),
    );
    await upsertImages(
      db(),
      IMAGES.map(({ path, groupId, label }) => ({
        ...{ id: idOf(path), datasetId, path, groupId, label, metadata: {}, sha256: `f-${path}` },
        labelSource: label === null ? null : "FOLDER",
      })),
    );
    await refreshGroups(db(), datasetId);
  });

  /** A finished study that takes these pairs for the same picture. */
  async function studied(pairs: [string, string][]): Promise<void> {
    const runId = randomUUID();
    await insertRun(db(), { id: runId, kind: "STUDY" });
    await insertStudy(db(), { runId, datasetId, datasetFingerprint: "f", backbone: "r", seed: 0, provider: "cpu" });
    const rows = pairs.map(([groupA, groupB], position) => ({
      ...{ studyId: runId, groupA, groupB, position },
      ...{ hashDistance: 0, featureDistance: 0, origin: "FOUND" as const },
    }));
    await saveNearDuplicates(db(), { studyId: runId, rows });
    await finishRun(db(), { id: runId, status: "DONE", now: new Date() });
  }

  it("is drawn from images without a label, and never twice", async () => {
    await draw(12, 5);
    await draw(12, 5);
    const items = await drawn();
    expect(new Set(items).size).toBe(24);
    expect(items.every((groupId) => groupId.startsWith("g"))).toBe(true);
    expect(await poolSize(db(), datasetId)).toBe(UNLABELLED - 24);
    const { draws } = await readAuditState(db(), datasetId);
    expect(draws.map(({ nPool, nDrawn, seed }) => [nPool, nDrawn, seed])).toEqual([
      [30, 12, 5],
      [18, 12, 5],
    ]);
  });

  it("is drawn again alike from the same images and seed", async () => {
    await draw(10, 3);
    const first = await drawn();
    const other = datasetId;
    datasetId = randomUUID();
    await insertDataset(db(), { id: datasetId, name: "again", source: "FOLDER" });
    await upsertImages(
      db(),
      IMAGES.toReversed().map(({ path, groupId, label }) => ({
        ...{ id: idOf(path), datasetId, path, groupId, label, metadata: {}, sha256: `f-${path}` },
        labelSource: null,
      })),
    );
    await draw(10, 3);
    expect(await drawn()).toEqual(first);
    expect(other).not.toBe(datasetId);
  });

  it("takes near duplicates of the newest finished study for one, as readers have corrected it", async () => {
    await studied([]);
    await studied([
      ["g00", "g01"],
      ["g02", "l0"],
      ["g03", "l1"],
    ]);
    const review = { datasetId, reader: "Dr A", reviewedAt: new Date() };
    await savePairReview(db(), { ...review, groupA: "g03", groupB: "l1", same: false });
    await savePairReview(db(), { ...review, groupA: "g04", groupB: "g05", same: true });
    const pool = await readAuditPool(db(), datasetId);
    const families = await findFamilies(db(), { datasetId, pool, places: [2, 0, 1] });
    expect(families).toEqual([["g04", "g05"], ["g00", "g01"], ["g03"]]);
    expect(await poolSize(db(), datasetId)).toBe(pool.nFamilies);
    await draw(pool.nFamilies);
    expect(await poolSize(db(), datasetId)).toBe(0);
    const items = await drawn();
    expect(items).not.toContain("g02");
    expect(items.filter((groupId) => groupId === "g00" || groupId === "g01")).toHaveLength(1);
  });

  it("refuses more than the pool, an import under way, an unknown data set and numbers that are none", async () => {
    expect(await refused(draw(31))).toEqual({ code: "AUDIT_POOL_TOO_SMALL", params: { n: 31, pool: 30 } });
    for (const n of [0, -1, 10_001]) expect(await refused(draw(n))).toMatchObject({ code: "INPUT_INVALID" });
    expect(await refused(draw(3, -1))).toMatchObject({ code: "INPUT_INVALID" });
    expect(await refused(drawAudit(app(), { datasetId: "none", n: 1 }))).toMatchObject({ code: "DATASET_UNKNOWN" });
    await draw(30);
    expect(await refused(draw(1))).toMatchObject({ code: "AUDIT_POOL_EMPTY" });
    const runId = randomUUID();
    await insertRun(db(), { id: runId, kind: "IMPORT" });
    await insertImport(db(), { runId, datasetId, request: { kind: "PATH", location: "/x", name: "x" } });
    expect(await refused(draw(1))).toMatchObject({ code: "AUDIT_DURING_IMPORT" });
    expect(await drawn()).toHaveLength(30);
  });

  it("keeps who read what and when, counts up to the first gap, and takes a label back", async () => {
    await draw(4);
    const [a, b, c, d] = await drawn();
    await say(a, "NORMAL");
    await say(b, "CANCER", "  Dr B ");
    await say(d, "CANCER");
    const { items, progress } = await readAuditState(db(), datasetId);
    expect(progress).toMatchObject({ nRead: 3, nCounted: 2, nCountedCancer: 1, nSkipped: 1, next: 2 });
    expect(items.map(({ label, reader, counts }) => [label, reader, counts])).toEqual([
      [0, "Dr A", true],
      [1, "Dr B", true],
      [null, null, false],
      [1, "Dr A", false],
    ]);
    expect(items[1].readAt).toBeInstanceOf(Date);
    await say(c, "NORMAL");
    await say(a, null);
    expect((await readAuditState(db(), datasetId)).progress).toMatchObject({ nRead: 3, nCounted: 0, next: 0 });
  });

  it("an image excluded since is no gap, and stands in the way of nothing", async () => {
    await draw(3);
    const [a, b, c] = await drawn();
    await say(a, "NORMAL");
    await say(c, "NORMAL");
    const imageIds = IMAGES.filter(({ groupId }) => groupId === b).map(({ path }) => idOf(path));
    await excludeImages(db(), { imageIds, reason: "blurred", now: new Date() });
    expect((await readAuditState(db(), datasetId)).progress).toMatchObject({ nCounted: 2, nGone: 1, next: null });
  });

  it("takes a label for a copy as one for the image, and none for what was not drawn", async () => {
    await draw(30);
    const copy = { datasetId, imageId: idOf("pool/0-copy.png"), label: "CANCER" as const, reader: "Dr A" };
    expect(await labelAuditItem(app(), copy)).toEqual({ datasetId, groupId: "g00" });
    expect(await refused(labelAuditItem(app(), { ...copy, imageId: idOf("labelled/0.png") }))).toEqual({
      ...{ code: "AUDIT_NOT_DRAWN", params: { path: "labelled/0.png" } },
    });
    expect(await refused(labelAuditItem(app(), { ...copy, imageId: "none" }))).toMatchObject({ code: "IMAGE_UNKNOWN" });
    expect(await refused(labelAuditItem(app(), { ...copy, reader: "  " }))).toMatchObject({ code: "INPUT_INVALID" });
  });

  it("keeps a table whole or not at all, and leaves labels that stand to who gave them", async () => {
    await draw(30);
    await say("g00", "NORMAL", "Dr B");
    const record = (csv: string) => recordAuditLabels(app(), { datasetId, csv, reader: "Dr C" });
    const wrong = await record("filename,label\npool/1.png,cancer\nlabelled/1.png,cancer\n");
    expect(wrong).toEqual({
      problems: [{ code: "AUDIT_ROW_NOT_DRAWN", params: { line: 3, filename: "labelled/1.png" } }],
    });
    expect((await readAuditState(db(), datasetId)).progress.nRead).toBe(1);
    expect(await record("filename,label\npool/0.png,normal\npool/1.png,cancer\npool/2.png,\n")).toEqual({
      ...{ datasetId, changed: 1 },
    });
    const readers = new Map((await listAuditItems(db(), datasetId)).map(({ groupId, reader }) => [groupId, reader]));
    expect([readers.get("g00"), readers.get("g01"), readers.get("g02")]).toEqual(["Dr B", "Dr C", null]);
    expect(await refused(record("x".repeat(2_000_001)))).toMatchObject({ code: "AUDIT_TABLE_TOO_LONG" });
  });

  it("its labels never train: what a study learns from and its fingerprint are the same with and without them", async () => {
    const learned = async () => {
      const { rows, fingerprint } = await readDataset(app(), { datasetId, sampleSize: null });
      // g00 and g01 show the same picture.
      const families = rows.map(({ groupId }, at) => (groupId === "g01" ? at - 1 : at));
      const inputs = inFamilies(rows, families);
      const features = { data: Float32Array.from(rows.keys()), rows: rows.length, cols: 1 };
      const given = { features, views: {} };
      return { fingerprint, ours: learningInputs(inputs, given), naive: naiveInputs(inputs, given) };
    };
    await studied([["g00", "g01"]]);
    const before = await learned();
    await draw(29);
    const items = await drawn();
    for (const [i, groupId] of items.entries()) await say(groupId, i % 2 ? "CANCER" : "NORMAL");
    expect(await learned()).toEqual(before);

    // Even a label that comes another way, for the twin of what was drawn: the family stays out.
    const twin = items.includes("g00") ? "g01" : "g00";
    const [{ path }] = IMAGES.filter(({ groupId }) => groupId === twin);
    await upsertImages(db(), [
      {
        ...{ id: idOf(path), datasetId, path, groupId: twin, metadata: {}, sha256: `f-${path}` },
        ...{ label: 1, labelSource: "LABELS_CSV" },
      },
    ]);
    const after = await learned();
    expect(after.ours).toEqual(before.ours);
    expect(after.naive).toEqual(before.naive);
  });

  it("numbers the models held against it from one, each once", async () => {
    const open = (contentHash: string) => openContract(db(), { datasetId, contentHash });
    expect(await findContract(db(), { datasetId, contentHash: "a" })).toEqual({ contract: 1, opened: false });
    expect([await open("a"), await open("b"), await open("a"), await open("c")]).toEqual([1, 2, 1, 3]);
    expect(await findContract(db(), { datasetId, contentHash: "b" })).toEqual({ contract: 2, opened: true });
  });
});
