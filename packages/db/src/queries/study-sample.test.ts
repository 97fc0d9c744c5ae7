import { beforeEach, expect, test } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import { insertDataset } from "./datasets.ts";
import { excludeImages } from "./exclusions.ts";
import { insertFiles } from "./files.ts";
import { upsertImages } from "./images.ts";
import { countRemainder, countRemainderScores, databaseNow, findNextGroups, listFilesOfRange } from "./remainder.ts";
import { findSampleBound, listSampledRows } from "./study-sample.ts";

/** Groups 00 to 29; every fifth is labelled, and 07 stands there twice. */
const GROUPS = Array.from({ length: 30 }, (_, i) => `g${String(i).padStart(2, "0")}`);
const isLabelled = (group: string) => Number(group.slice(1)) % 5 === 0;

describeEachDatabase("the sample of a data set and what lies beyond it", (database) => {
  let made = 0;
  let datasetId = "";

  beforeEach(async () => {
    const db = database().orm;
    datasetId = `d${made++}`;
    await insertDataset(db, { id: datasetId, name: datasetId, source: "FOLDER" });
    const images = [
      ...GROUPS.map((group) => ({ group, path: `${group}.png` })),
      { group: "g07", path: "a copy of g07.png" },
      { group: "g25", path: "unlabelled copy of g25.png" },
    ];
    const file = (sha256: string) => ({
      sha256,
      pixelSha256: sha256,
      bytes: 1,
      format: "png" as const,
      widthPx: 1,
      heightPx: 1,
    });
    await insertFiles(
      db,
      images.map(({ path }) => ({ ...file(`${datasetId} ${path}`), channels: 1, bitDepth: 8, palette: false })),
    );
    await upsertImages(
      db,
      images.map(({ group, path }) => ({
        ...{ id: `${datasetId}:${path}`, datasetId, path, sha256: `${datasetId} ${path}`, groupId: group },
        label: isLabelled(group) && path.startsWith("g") ? 1 : null,
        ...{ labelSource: null, metadata: {} },
      })),
    );
  });

  const pathsOf = (rows: readonly { path: string }[]) => rows.map(({ path }) => path);

  test("a sample is the first groups without a label; there is none where there are no more", async () => {
    const db = database().orm;
    expect(await findSampleBound(db, { datasetId, size: 4 })).toBe("g04");
    expect(await findSampleBound(db, { datasetId, size: 5 })).toBe("g06");
    expect(await findSampleBound(db, { datasetId, size: 23 })).toBe("g28");
    expect(await findSampleBound(db, { datasetId, size: 24 })).toBeNull();
  });

  test("what is read is the sample, and every labelled group with its copies, wherever it stands", async () => {
    const rows = await listSampledRows(database().orm, { datasetId, bound: "g07" });
    const beyond = ["g10.png", "g15.png", "g20.png", "g25.png", "unlabelled copy of g25.png"];
    expect(pathsOf(rows)).toEqual([
      "a copy of g07.png",
      ...GROUPS.slice(0, 8).map((group) => `${group}.png`),
      ...beyond,
    ]);
  });

  test("an image that is left out is neither sampled nor passed over for one", async () => {
    const db = database().orm;
    await excludeImages(db, { imageIds: [`${datasetId}:g01.png`], reason: "blurred", now: new Date() });
    expect(await findSampleBound(db, { datasetId, size: 4 })).toBe("g06");
    expect(pathsOf(await listSampledRows(db, { datasetId, bound: "g02" }))).not.toContain("g01.png");
  });

  test("ranges of groups hold every file once, as the set was at a moment", async () => {
    const db = database().orm;
    const asOf = await databaseNow(db);
    await excludeImages(db, { imageIds: [`${datasetId}:g09.png`], reason: "late", now: new Date(Date.now() + 1000) });
    const file = {
      sha256: `${datasetId} late`,
      pixelSha256: "late",
      bytes: 1,
      format: "png" as const,
      widthPx: 1,
      heightPx: 1,
    };
    await insertFiles(db, [{ ...file, channels: 1, bitDepth: 8, palette: false }]);
    const late = { id: `${datasetId}:late`, datasetId, path: "late.png", sha256: file.sha256, groupId: "g11x" };
    await upsertImages(db, [{ ...late, label: null, labelSource: null, metadata: {} }]);
    const found: string[] = [];
    for (let after = "g06"; ; ) {
      const range = await findNextGroups(db, { datasetId, asOf, after, size: 4 });
      if (!range) break;
      const files = await listFilesOfRange(db, { datasetId, asOf, after, to: range.to });
      expect(new Set(files.map(({ groupId }) => groupId)).size).toBe(range.groups);
      found.push(...pathsOf(files));
      after = range.to;
    }
    const expected = ["a copy of g07.png", ...GROUPS.slice(7).map((group) => `${group}.png`)];
    expect([...found].sort()).toEqual([...expected, "unlabelled copy of g25.png"].sort());
    expect(found.slice(0, 3)).toEqual(["a copy of g07.png", "g07.png", "g08.png"]);
  });

  test("of a study that has stored nothing beyond its sample nothing is counted", async () => {
    const db = database().orm;
    const none = { normal: 0, cancer: 0, review: 0 };
    expect(await countRemainder(db, "none")).toEqual({ files: none, distinct: none, scored: 0 });
    expect(await countRemainderScores(db, { studyId: "none", thresholds: [0.2, 0.5], upTo: 0.3 })).toEqual({
      ...{ below: [0, 0], upTo: 0, scored: 0, n: 0 },
    });
  });
});
