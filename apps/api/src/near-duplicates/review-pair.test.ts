import { randomUUID } from "node:crypto";
import { findDataset, insertDataset } from "@brainscan/db/queries/datasets";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import { insertImport } from "@brainscan/db/queries/imports";
import { countNearDuplicates, pageNearDuplicates } from "@brainscan/db/queries/near-duplicate-pages";
import { listPairReviews, saveNearDuplicates } from "@brainscan/db/queries/near-duplicates";
import { savePredictions } from "@brainscan/db/queries/predictions";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import { insertStudy } from "@brainscan/db/queries/studies";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { beforeEach, expect, it } from "vitest";
import type { UserProblem } from "../messages/user-problem.ts";
import { removePairReview, reviewPair } from "./review-pair.ts";

/** g0 to g5, the first two labelled; g0 stands there twice. */
const IMAGES = [
  ...Array.from({ length: 6 }, (_, i) => ({
    ...{ path: `${i}.png`, groupId: `g${i}`, label: i < 2 ? (i as 0 | 1) : null },
  })),
  { path: "0-copy.png", groupId: "g0", label: null },
];

describeEachDatabase("what readers say of pairs", (database) => {
  let datasetId = "";
  const db = () => database().orm;
  const app = () => ({ database: database() });
  const idOf = (path: string) => `${datasetId}:${path}`;
  const pair = (a: string, b: string) => ({ datasetId, imageA: idOf(a), imageB: idOf(b) });
  const say = (a: string, b: string, same: boolean, reader = "Dr A") =>
    reviewPair(app(), { ...pair(a, b), same, reader });
  const refused = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      ({ notice }: UserProblem) => notice.code,
    );
  const fingerprint = async () => (await findDataset(db(), datasetId))?.fingerprint;

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
    await settleDataset(db(), datasetId, async () => undefined);
  });

  it("move the data set's fingerprint, and taken back it is what it was", async () => {
    const before = await fingerprint();
    const { dataset, review } = await say("3.png", "2.png", true);
    expect(dataset.fingerprint).not.toBe(before);
    expect(await fingerprint()).toBe(dataset.fingerprint);
    expect(review).toMatchObject({ groupA: "g2", groupB: "g3", same: true, reader: "Dr A" });
    await removePairReview(app(), pair("2.png", "3.png"));
    expect(await fingerprint()).toBe(before);
    expect(await listPairReviews(db(), datasetId)).toEqual([]);
  });

  it("are the last word on a pair, whichever file names it and whichever comes first", async () => {
    await say("0.png", "4.png", true);
    await say("4.png", "0-copy.png", false, "Dr B");
    const reviews = await listPairReviews(db(), datasetId);
    expect(reviews).toHaveLength(1);
    expect(reviews[0]).toMatchObject({ groupA: "g0", groupB: "g4", same: false, reader: "Dr B" });
  });

  it("are refused with a reason, and then nothing moves", async () => {
    const before = await fingerprint();
    expect(await refused(say("0.png", "0-copy.png", true))).toBe("PAIR_SAME_IMAGE");
    expect(await refused(say("0.png", "none.png", true))).toBe("IMAGE_UNKNOWN");
    expect(await refused(say("0.png", "1.png", true, "  "))).toBe("INPUT_INVALID");
    expect(await refused(removePairReview(app(), pair("0.png", "1.png")))).toBe("PAIR_NOT_READ");
    expect(
      await refused(reviewPair(app(), { ...pair("0.png", "1.png"), datasetId: "none", same: true, reader: "A" })),
    ).toBe("DATASET_UNKNOWN");
    const runId = randomUUID();
    await insertRun(db(), { id: runId, kind: "IMPORT" });
    await insertImport(db(), { runId, datasetId, request: { kind: "PATH", location: "/x", name: "x" } });
    expect(await refused(say("0.png", "1.png", true))).toBe("PAIR_DURING_IMPORT");
    await finishRun(db(), { id: runId, status: "DONE", now: new Date() });
    expect(await fingerprint()).toBe(before);
    expect(await refused(say("0.png", "1.png", true))).toBeNull();
  });

  it("stand beside the pairs of a study, page by page, with the labels as the study read them", async () => {
    const studyId = randomUUID();
    await insertRun(db(), { id: studyId, kind: "STUDY" });
    await insertStudy(db(), {
      ...{ runId: studyId, datasetId, datasetFingerprint: "f", backbone: "r", seed: 0, provider: "cpu" },
    });
    await savePredictions(db(), {
      studyId,
      rows: IMAGES.map(({ path, groupId, label }, index) => ({
        ...{ studyId, imageId: idOf(path), sha256: `f-${path}`, groupId, label, labelConflict: false },
        ...{ position: index, representative: index < 6, decision: "REVIEW" as const, outOfFold: false },
      })),
    });
    const found = [
      ["g0", "g1"],
      ["g1", "g2"],
      ["g3", "g4"],
    ];
    await saveNearDuplicates(db(), {
      studyId,
      rows: found.map(([groupA, groupB], position) => ({
        ...{
          studyId,
          groupA,
          groupB,
          position,
          hashDistance: position,
          featureDistance: 0.1,
          origin: "FOUND" as const,
        },
      })),
    });
    await say("1.png", "2.png", false);
    const page = (filter: object, more: object = {}) =>
      pageNearDuplicates(db(), { studyId, datasetId, filter, first: 2, ...more });
    const groupsOf = (rows: Awaited<ReturnType<typeof page>>) =>
      rows.map(({ pair: { groupA, groupB } }) => [groupA, groupB]);

    const [first, second] = await page({});
    expect(first).toMatchObject({ imageA: idOf("0.png"), imageB: idOf("1.png"), labelA: 0, labelB: 1, review: null });
    expect(second).toMatchObject({ labelA: 1, labelB: null, review: { same: false, reader: "Dr A" } });
    expect(groupsOf(await page({}, { after: 1 }))).toEqual([["g3", "g4"]]);
    expect(groupsOf(await page({ reviewed: false }))).toEqual([found[0], found[2]]);
    expect(groupsOf(await page({ reviewed: true }))).toEqual([found[1]]);
    expect(groupsOf(await page({ crossing: true }))).toEqual([found[1]]);
    expect(groupsOf(await page({ crossing: false }))).toEqual([found[0], found[2]]);
    const count = (filter: object) => countNearDuplicates(db(), { studyId, datasetId, filter });
    const totals = [await count({}), await count({ reviewed: false }), await count({ crossing: true })];
    expect(totals).toEqual([3, 2, 1].map((total) => ({ total, exact: true })));
  });
});
