import { readFileSync } from "node:fs";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { describe, expect, it } from "vitest";
import { constantNetwork, isCancer } from "../rehearsal/constant-network.mjs";
import { committedDocument, DOCUMENT } from "../rehearsal/document.mjs";
import { extrapolate } from "../rehearsal/extrapolate.mjs";
import { fillRows, rowOf } from "../rehearsal/fill-rows.mjs";
import { stageLog } from "../rehearsal/stage-log.mjs";

describe("the rehearsal", () => {
  it("is told in docs/scale.md, every figure of it, as its committed result has it", () => {
    expect(readFileSync(DOCUMENT, "utf8")).toBe(committedDocument());
  });

  it("extrapolates what grows with the images, and takes what only sees the sample as it is", () => {
    const stages = [
      { stage: "EVALUATE", seconds: 100 },
      { stage: "PREDICT", seconds: 50 },
    ];
    const slice = { importPerSecond: 100, embedPerSecond: { least: 20, median: 40, most: 50 } };
    const found = extrapolate({ rows: 40_000, writeSeconds: 30, settleSeconds: 20, stages, slice, sampleSize: 20_000 });
    expect(found.hours.importOfFiles * 3600).toBeCloseTo(40_000, 6);
    expect(found.hours.everythingElse * 3600).toBeCloseTo(100 * 100 + 100, 6);
    const inference = [found.fastest, found.typical, found.slowest].map((one) => one.inference * 3600);
    expect(inference.map(Math.round)).toEqual([80_000, 100_000, 200_000]);
    expect(found.slowest.total * 3600).toBeCloseTo(40_000 + 10_100 + 200_000, 6);
    expect(found.machinesFed).toBeCloseTo(400 / 40, 6);
  });

  it("counts an image once, whoever led the study when it was done", () => {
    const log = stageLog();
    const look = (at: number, leader: string | null, stage: string | null, done: number, total: number) =>
      log.note({ stage, done, total, claimed_by: leader }, at * 1000);
    look(0, "a", "EMBED", 0, 50);
    look(2, "a", "EMBED", 40, 50);
    look(3, "a", "PREDICT", 10, 100);
    look(5, "a", "PREDICT", 60, 100);
    look(9, null, "PREDICT", 60, 100);
    look(10, "b", null, 0, 0);
    look(11, "b", "EMBED", 3, 3);
    look(12, "b", "PREDICT", 64, 100);
    look(16, "b", "PREDICT", 80, 100);
    expect(log.tell(false).map(({ stage, seconds, items }) => [stage, seconds, items])).toEqual([
      ["EMBED", 2, 50],
      ["PREDICT", 6, 60],
      ["EMBED", 0, 3],
      ["PREDICT", 4, 20],
    ]);
    expect(log.tell(true).at(-1)?.items).toBe(40);
  });

  it("draws vectors that tell the classes apart, the same for the same file", async () => {
    const vectors = new Map<string, Float32Array>();
    const draw = (keys: string[]) =>
      constantNetwork("w").embed(
        keys.map((key) => ({ key })),
        { onResult: (key: string, { avgpool }: { avgpool: Float32Array }) => vectors.set(key, avgpool) },
      );
    const keys = Array.from({ length: 40 }, (_, i) => rowOf(i, 40, "d").file.sha256);
    await draw(keys);
    const before = vectors.get(keys[3]);
    await draw([keys[3]]);
    expect(vectors.get(keys[3])).toEqual(before);
    const first = (cancer: boolean) =>
      keys.filter((key) => isCancer(key) === cancer).map((key) => vectors.get(key)?.[0] ?? 0);
    expect(Math.min(...first(true))).toBeGreaterThan(Math.max(...first(false)));
  });
});

describeEachDatabase("rows of a rehearsal", (database) => {
  it("are written as an import leaves them: labelled, grouped and counted", async () => {
    await fillRows(database().orm, { n: 400, datasetId: "small" });
    const { rows } = await database().executeSql(
      `select count(*)::int as images, count(label)::int as labelled, count(distinct group_id)::int as groups,
         (select count(*)::int from files) as files from images where dataset_id = 'small'`,
    );
    // Every 33rd is a copy of the one before; of the first tenth all others are labelled.
    expect(rows).toEqual([{ images: 400, labelled: 38, groups: 388, files: 400 }]);
  });
});
