import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { PrecisionName } from "../schema/embeddings.ts";
import type { ExecutionRow } from "../schema/studies.ts";
import { describeEachDatabase } from "../test-databases.ts";
import { insertDataset } from "./datasets.ts";
import { excludeImages } from "./exclusions.ts";
import { insertFiles } from "./files.ts";
import { upsertImages } from "./images.ts";
import { findLastExecution, meanImageBytes } from "./measured.ts";
import { insertRun } from "./runs.ts";
import { insertStudy, updateStudy } from "./studies.ts";

describeEachDatabase("what was measured of a data set", (database) => {
  async function addDataset(): Promise<string> {
    const id = randomUUID();
    await insertDataset(database().orm, { id, name: "measured", source: "FOLDER" });
    return id;
  }

  async function addStudy(
    datasetId: string,
    weightsSha256: string,
    ran: (Partial<ExecutionRow> & { precision?: PrecisionName }) | null,
  ): Promise<void> {
    const runId = randomUUID();
    const db = database().orm;
    await insertRun(db, { id: runId, kind: "STUDY" });
    const { precision } = ran ?? {};
    const asked = { backbone: "b", seed: 0, provider: "auto", precision } as const;
    await insertStudy(db, { runId, datasetId, datasetFingerprint: "f", ...asked });
    const execution: ExecutionRow | null = ran && {
      ...{ provider: "cpu", device: "CPU", threads: 2, batchSize: 1, declined: [], embedded: 500, cached: 0 },
      ...{ imagesPerSecond: 40, ...ran },
    };
    await updateStudy(db, { runId, values: { weightsSha256, execution } });
  }

  it("the newest speed by these weights and one of these providers, over enough images, is found again", async () => {
    const datasetId = await addDataset();
    const find = (weightsSha256: string, providers: string[], precision: PrecisionName = "float32") =>
      findLastExecution(database().orm, { datasetId, weightsSha256, precision, providers, embeddedMin: 100 });
    await addStudy(datasetId, "w1", { imagesPerSecond: 30 });
    await addStudy(datasetId, "w1", { imagesPerSecond: 41, partRates: [40, 42] });
    await addStudy(datasetId, "w1", { imagesPerSecond: 7, embedded: 99 });
    await addStudy(datasetId, "w1", { imagesPerSecond: null });
    await addStudy(datasetId, "w1", { imagesPerSecond: 900, provider: "cuda" });
    await addStudy(datasetId, "w1", { imagesPerSecond: 120, precision: "int8" });
    await addStudy(datasetId, "w2", { imagesPerSecond: 50 });
    await addStudy(datasetId, "w1", null);

    expect(await find("w1", ["cpu"])).toMatchObject({ imagesPerSecond: 41, partRates: [40, 42] });
    expect(await find("w1", ["webgpu", "cuda"])).toMatchObject({ imagesPerSecond: 900 });
    expect(await find("w1", ["cpu"], "int8")).toMatchObject({ imagesPerSecond: 120 });
    expect(await find("w1", ["cpu"], "float16")).toBeNull();
    expect(await find("w1", [])).toBeNull();
    expect(await find("w3", ["cpu"])).toBeNull();
    const same = { weightsSha256: "w1", precision: "float32", providers: ["cpu"], embeddedMin: 100 } as const;
    expect(await findLastExecution(database().orm, { ...same, datasetId: await addDataset() })).toBeNull();
  });

  it("an image file's mean size counts every image once for each path, and no excluded one", async () => {
    const db = database().orm;
    const datasetId = await addDataset();
    const sizes: Record<string, number> = { s1: 100, s2: 400, s3: 9000 };
    await insertFiles(
      db,
      Object.entries(sizes).map(([name, bytes]) => ({
        ...{ sha256: `${datasetId} ${name}`, pixelSha256: name, bytes, format: "png" as const },
        ...{ widthPx: 1, heightPx: 1, channels: 1, bitDepth: 8, palette: false },
      })),
    );
    const image = (path: string, name: string) => ({
      ...{ id: `${datasetId} ${path}`, datasetId, path, sha256: `${datasetId} ${name}`, groupId: name },
      ...{ label: null, labelSource: null, metadata: {} },
    });
    await upsertImages(db, [image("a", "s1"), image("b", "s1"), image("c", "s2"), image("d", "s3")]);
    await excludeImages(db, { imageIds: [`${datasetId} d`], reason: "not of this set", now: new Date() });
    expect(await meanImageBytes(db, datasetId)).toEqual({ value: 200, n: 3 });
    expect(await meanImageBytes(db, await addDataset())).toBeNull();
  });
});
