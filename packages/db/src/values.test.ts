import { randomBytes, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findSqlFailure } from "./errors.ts";
import { clusterings, projections } from "./schema/clusterings.ts";
import { datasets } from "./schema/datasets.ts";
import { embeddingChunks, embeddingSpaces } from "./schema/embeddings.ts";
import { runs } from "./schema/runs.ts";
import { studies } from "./schema/studies.ts";
import { describeEachDatabase } from "./test-databases.ts";

describeEachDatabase("values", (database) => {
  async function insertSpace(): Promise<string> {
    const id = randomUUID();
    await database().orm.insert(embeddingSpaces).values({
      id,
      backbone: "resnet18",
      weightsSha256: id,
      layer: "avgpool",
      preprocessing: "imagenet-224",
      dim: 512,
    });
    return id;
  }

  async function insertStudy(): Promise<string> {
    const [runId, datasetId] = [randomUUID(), randomUUID()];
    const { orm } = database();
    await orm.insert(runs).values({ id: runId, kind: "STUDY" });
    await orm.insert(datasets).values({ id: datasetId, name: "Étude ⚕ 🧠", source: "FOLDER", fingerprint: "f" });
    await orm
      .insert(studies)
      .values({ runId, datasetId, datasetFingerprint: "f", backbone: "b", seed: 0, provider: "cpu" });
    return runId;
  }

  test.each([0, 1, 3, 16_384, 1_048_576])(
    "%i bytes come back as they were stored, in a buffer of their own",
    async (length) => {
      const spaceId = await insertSpace();
      // A view in the middle of a larger buffer: only its own bytes may be stored.
      const vectors = new Uint8Array(randomBytes(length + 7)).subarray(3, 3 + length);
      const kept = new Uint8Array(vectors);
      const id = randomUUID();
      await database().orm.insert(embeddingChunks).values({ id, spaceId, provider: "cpu", rows: 1, vectors });
      expect(Buffer.compare(vectors, kept)).toBe(0);

      const [stored] = await database().orm.select().from(embeddingChunks).where(eq(embeddingChunks.id, id));
      expect(stored.vectors.constructor).toBe(Uint8Array);
      expect(Buffer.compare(stored.vectors, kept)).toBe(0);
      expect([stored.vectors.byteOffset, stored.vectors.buffer.byteLength]).toEqual([0, length]);
    },
  );

  test("every byte value survives, also out of a Buffer of node's pool", async () => {
    const id = randomUUID();
    const vectors = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    await database()
      .orm.insert(embeddingChunks)
      .values({ id, spaceId: await insertSpace(), provider: "cpu", rows: 1, vectors });
    const [stored] = await database().orm.select().from(embeddingChunks).where(eq(embeddingChunks.id, id));
    expect([...stored.vectors]).toEqual([...vectors]);
  });

  test("json, arrays of numbers, moments and unicode text come back as they were stored", async () => {
    const { orm } = database();
    const studyId = await insertStudy();
    const [clusteringId, projectionId] = [randomUUID(), randomUUID()];
    const parameters = { k: 3, nested: { 'quote"': ["a", 1, null, true, { é: "\\ \n" }] } };
    await orm.insert(clusterings).values({
      id: clusteringId,
      studyId,
      method: "k-means",
      layer: "avgpool",
      nClusters: 2,
      parameters,
      figures: [],
      chosen: true,
      assignments: new Uint8Array(4),
      medoids: [[0, 1], []],
    });
    await orm.insert(projections).values({
      id: projectionId,
      studyId,
      method: "pca",
      layer: "avgpool",
      explainedVariance: [0.5, 0.25],
      coordinates: new Uint8Array(8),
    });
    const stageStartedAt = new Date("2026-02-28T23:59:59.123Z");
    await orm.update(runs).set({ stageStartedAt, stage: "Zeile 1\nline 2 'quoted' 🧠" }).where(eq(runs.id, studyId));

    const clustering = await orm.query.clusterings.findFirst({ where: eq(clusterings.id, clusteringId) });
    expect(clustering).toMatchObject({ parameters, figures: [], chosen: true, medoids: [[0, 1], []] });
    const projection = await orm.query.projections.findFirst({ where: eq(projections.id, projectionId) });
    expect(projection?.explainedVariance).toEqual([0.5, 0.25]);
    const run = await orm.query.runs.findFirst({ where: eq(runs.id, studyId) });
    expect(run).toMatchObject({
      stageStartedAt,
      stage: "Zeile 1\nline 2 'quoted' 🧠",
      failure: null,
      finishedAt: null,
    });
    expect(Math.abs(Date.now() - run!.createdAt.getTime())).toBeLessThan(3_600_000);
  });

  test("counts are numbers, and beyond the safe integers big integers", async () => {
    const { rows } = await database().orm.execute<{ n: number; big: bigint }>(
      sql`select count(*) as n, 9007199254740993::int8 as big from generate_series(1, 5)`,
    );
    expect(rows).toEqual([{ n: 5, big: 9007199254740993n }]);
  });

  test("text with a NUL is refused, not cut", async () => {
    const insert = database()
      .orm.insert(datasets)
      .values({ id: randomUUID(), name: "a\0b", source: "ZIP", fingerprint: "" });
    const error = await insert.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(findSqlFailure(error)).toMatchObject({ code: "22021" });
  });

  test("a refused statement names its SQLSTATE, constraint and the offending key", async () => {
    const id = randomUUID();
    const row = { id, name: "twice", source: "ZIP", fingerprint: "" } as const;
    await database().orm.insert(datasets).values(row);
    const error = await database()
      .orm.insert(datasets)
      .values(row)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(findSqlFailure(error)).toMatchObject({
      code: "23505",
      severity: "ERROR",
      table: "datasets",
      constraint: "datasets_pkey",
      detail: `Key (id)=(${id}) already exists.`,
    });
  });

  test("fifty statements at once each get their own answer", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const { rows } = await database().orm.execute<{ n: number }>(sql`select ${i}::int as n, pg_sleep(0.001)`);
        return rows[0].n;
      }),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  test("a statement that changes rows says how many", async () => {
    const id = randomUUID();
    const inserted = await database().orm.insert(datasets).values({ id, name: "n", source: "ZIP", fingerprint: "" });
    const updated = await database().orm.update(datasets).set({ name: "m" }).where(eq(datasets.id, "nobody"));
    expect([inserted.rowCount, updated.rowCount]).toEqual([1, 0]);
  });
});
