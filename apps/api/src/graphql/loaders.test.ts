import { insertDataset } from "@brainscan/db/queries/datasets";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import { savePredictions } from "@brainscan/db/queries/predictions";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { insertStudy, saveClusterings } from "@brainscan/db/queries/studies";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { graphql } from "graphql";
import { beforeAll, expect, it } from "vitest";
import { LOCAL_VIEWER } from "../accounts/viewer.ts";
import { createLoaders } from "./loaders.ts";
import { createSchema } from "./schema.ts";

const schema = createSchema();
/** The first 103 show the same pixels; the others come in pairs. */
const IDENTICAL = 103;
const IMAGES = 203;

const rows = Array.from({ length: IMAGES }, (_, i) => ({
  id: `i${i}`,
  path: `${String(i).padStart(3, "0")}.png`,
  sha256: `f${i}`,
  groupId: i < IDENTICAL ? "many" : `pair${Math.floor((i - IDENTICAL) / 2)}`,
  label: i % 3 === 0 ? (1 as const) : i % 3 === 1 ? (0 as const) : null,
}));

describeEachDatabase("nested lists", (database) => {
  beforeAll(async () => {
    const db = database().orm;
    await insertDataset(db, { id: "d", name: "d", source: "FOLDER" });
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
      db,
      rows.map(({ sha256, groupId }) => ({ sha256, pixelSha256: groupId, ...file })),
    );
    await upsertImages(
      db,
      rows.map((row) => ({ ...row, datasetId: "d", labelSource: row.label === null ? null : "FOLDER", metadata: {} })),
    );
    for (const [id, status] of [
      ["old", "DONE"],
      ["s", "DONE"],
      ["newest", "FAILED"],
    ] as const) {
      await insertRun(db, { id, kind: "STUDY" });
      await insertStudy(db, {
        runId: id,
        datasetId: "d",
        datasetFingerprint: "f",
        backbone: "r",
        seed: 0,
        provider: "cpu",
      });
      await finishRun(db, { id, status, now: new Date() });
    }
    const predictions = rows.map(({ id, sha256, groupId, label }, position) => ({
      ...{ studyId: "s", imageId: id, sha256, groupId, label, labelConflict: false, position, representative: true },
      ...{
        probability: position / 1000,
        decision: position < 3 ? ("CANCER" as const) : ("REVIEW" as const),
        outOfFold: false,
      },
    }));
    await savePredictions(db, { studyId: "s", rows: predictions });
    const clustering = (nClusters: number) => ({
      ...{
        id: `c${nClusters}`,
        studyId: "s",
        method: "kMeans",
        layer: "avgpool" as const,
        nClusters,
        parameters: {},
        figures: [],
      },
      chosen: false,
      assignments: new Uint8Array(Int32Array.from(rows, (_, i) => i % nClusters).buffer),
      medoids: Array.from({ length: nClusters }, (_, index) => [index]),
    });
    await saveClusterings(db, { studyId: "s", rows: [2, 3, 4].map(clustering) });
  });

  /** What a query answers, and how many statements it took. */
  async function ask<Data>(source: string): Promise<{ data: Data; statements: number }> {
    let statements = 0;
    const orm = new Proxy(database().orm, {
      get(target, name) {
        if (String(name).startsWith("select")) statements++;
        return Reflect.get(target, name, target);
      },
    });
    const app = { database: { orm } };
    const contextValue = { app, viewer: LOCAL_VIEWER, loaders: createLoaders(orm), language: "en" };
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors).toBeUndefined();
    return { data: data as Data, statements };
  }

  it("take as many statements for a page of images as for one image", async () => {
    const page = (first: number) => `{ dataset(id: "d") { images(first: ${first}) { edges { node {
      id duplicates { id } duplicateCount prediction { probability } } } } } }`;
    type Page = { dataset: { images: { edges: { node: object }[] } } };
    const [one, many] = [await ask<Page>(page(1)), await ask<Page>(page(IMAGES))];
    expect(many.data.dataset.images.edges).toHaveLength(IMAGES);
    expect(many.statements).toBe(one.statements);
    const nodes = many.data.dataset.images.edges.map(({ node }) => node);
    expect(nodes[150]).toEqual({
      id: "i150",
      duplicates: [{ id: "i149" }],
      duplicateCount: 1,
      prediction: { probability: 0.15 },
    });
  });

  it("list the first hundred duplicates of an image without itself, and say how many there are", async () => {
    const { data } = await ask<Record<string, object>>(
      '{ first: image(id: "i0") { ...D } last: image(id: "i102") { ...D } } fragment D on Image { duplicateCount duplicates { id } }',
    );
    for (const [image, from] of [
      [data.first, 1],
      [data.last, 0],
    ] as const)
      expect(image).toEqual({
        duplicateCount: 102,
        duplicates: Array.from({ length: 100 }, (_, i) => ({ id: `i${i + from}` })),
      });
    expect(
      (await ask<{ image: { duplicates: object[] } }>('{ image(id: "i5") { duplicates(first: 2) { id } } }')).data.image
        .duplicates,
    ).toEqual([{ id: "i0" }, { id: "i1" }]);
  });

  it("read the distinct images of a study once for all its clusterings, each image in one cluster", async () => {
    const { data, statements } = await ask<{ study: { clusterings: { clusters: object[] }[] } }>(
      '{ study(id: "s") { clusterings { nClusters clusters { index size labelledNormal labelledCancer medoids { id } } } } }',
    );
    // The study with its run, its clusterings, their images and the medoids.
    expect(statements).toBe(4);
    const [two] = data.study.clusterings;
    const members = rows.filter((_, i) => i % 2 === 1);
    expect(two.clusters[1]).toEqual({
      index: 1,
      size: members.length,
      labelledNormal: members.filter(({ label }) => label === 0).length,
      labelledCancer: members.filter(({ label }) => label === 1).length,
      medoids: [{ id: "i1" }],
    });
  });

  it("tell the latest study whatever its state, and decisions of each study", async () => {
    const { data } = await ask<{ dataset: { latestStudy: object; studies: object[] } }>(
      '{ dataset(id: "d") { latestStudy { id } studies { id decisions { cancer review } } } }',
    );
    expect(data.dataset.latestStudy).toEqual({ id: "newest" });
    expect(data.dataset.studies).toEqual([
      { id: "newest", decisions: { cancer: 0, review: 0 } },
      { id: "s", decisions: { cancer: 3, review: 200 } },
      { id: "old", decisions: { cancer: 0, review: 0 } },
    ]);
  });
});
