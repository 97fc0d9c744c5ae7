import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "@brainscan/api/app";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { readPlan } from "@brainscan/api/plan/read-plan";
import { performRun } from "@brainscan/api/runs/perform-run";
import { startWorkQueue, type WorkQueue } from "@brainscan/api/runs/work-queue";
import type { Queryable } from "@brainscan/db/orm";
import { findDataset } from "@brainscan/db/queries/datasets";
import { insertImport } from "@brainscan/db/queries/imports";
import { findRun, insertRun } from "@brainscan/db/queries/runs";
import { findStudy, insertStudy } from "@brainscan/db/queries/studies";
import { createServerDatabase, describeServer } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brainscan, until } from "./brainscan.ts";
import methodPlan from "./one-method-plan.json" with { type: "json" };
import { writePhantoms } from "./phantoms.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { addTinyNetwork } from "./tiny-network.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";

const N_IMAGES = 120;
const SILENT_SECONDS = 2;

/** What a study decided, whoever computed it: rows by path, and every vector. */
const DECISIONS = `select i.path, p.probability, p.decision from predictions p join images i on i.id = p.image_id
  order by i.path collate "C"`;
const VECTORS = `select s.layer, s.preprocessing, r.sha256, r.position, c.vectors from embedding_rows r
  join embedding_chunks c on c.id = r.chunk_id join embedding_spaces s on s.id = r.space_id
  order by s.layer, s.preprocessing, r.sha256`;

type Place = { app: App; datasetId: string; url: string; drop: () => Promise<void> };

describe("brainscan api and brainscan worker", () => {
  it.each([
    ["api", "en", "DATABASE_URL"],
    ["worker", "fr", "partage son travail"],
  ])(
    "%s says in the reader's language that it needs a database to share, and makes nothing",
    async (command, language, said) => {
      const dataDir = join(tmpdir(), `brainscan-none-${randomUUID()}`);
      const env = { BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: "" };
      const { code, stderr } = await brainscan([command, "--lang", language], { env });
      expect(code).toBe(2);
      expect(stderr).toContain(said);
      expect(existsSync(dataDir)).toBe(false);
    },
  );
});

describeServer("several workers on one Postgres", () => {
  const folder = temporaryFolder();
  let shared: Place;
  let alone: Place;
  let queue: WorkQueue;
  /** Of an image whose stored file is cut short: its path in the data set. */
  let poisoned = "";

  async function openPlace(name: string): Promise<Place> {
    const { url, drop } = await createServerDatabase();
    const dataDir = join(folder, name);
    await addTinyNetwork(dataDir);
    const config = { dataDir, weightsHome: dataDir, databaseUrl: url, provider: "cpu" as const };
    const app = await openApp({ ...config, workers: 1, imagesPerShard: 6 });
    const db = app.database.orm;
    const runId = randomUUID();
    await insertRun(db, { id: runId, kind: "IMPORT" });
    await insertImport(db, { runId, request: { kind: "PATH", location: join(folder, "phantoms"), name: "phantoms" } });
    expect(await performRun(app, JOB_HANDLERS, runId)).toBe("DONE");
    const { rows } = await app.database.executeSql(
      `select path, sha256 from images where label is null order by path collate "C" limit 1`,
    );
    const [{ path, sha256 }] = rows as { path: string; sha256: string }[];
    await truncate(join(dataDir, "images", sha256.slice(0, 2), sha256), 40);
    poisoned = path;
    return { app, datasetId: runId, url, drop };
  }

  async function insertStudyOf({ app, datasetId }: Place, runId: string, db: Queryable): Promise<void> {
    const dataset = await findDataset(app.database.orm, datasetId);
    await insertStudy(db, {
      ...{ runId, datasetId, datasetFingerprint: dataset?.fingerprint ?? "", backbone: "tiny", seed: 0 },
      ...{ provider: "cpu", plan: readPlan(methodPlan, []) },
    });
  }

  const work = () =>
    startWorker({
      DATABASE_URL: shared.url,
      BRAINSCAN_DATA_DIR: shared.app.config.dataDir,
      BRAINSCAN_PROVIDER: "cpu",
      BRAINSCAN_WORKERS: "1",
      BRAINSCAN_IMAGES_PER_SHARD: "6",
      BRAINSCAN_SILENT_SECONDS: String(SILENT_SECONDS),
    });

  const rowsOf = async ({ app }: Place, text: string) => (await app.database.executeSql(text)).rows;

  /** Stop each of these while it has a shard in hand. Asked without a pause: a shard of six images takes a moment. */
  async function stopInShard(workers: readonly WorkerProcess[]): Promise<void> {
    const held = async () =>
      (
        (await rowsOf(shared, "select claimed_by from shards where status = 'RUNNING'")) as { claimed_by: string }[]
      ).map((row) => row.claimed_by);
    const deadline = Date.now() + 60_000;
    for (const left = new Set(workers); left.size > 0; ) {
      if (Date.now() > deadline) throw new Error(`${[...left].map(({ name }) => name)} never had a shard in hand`);
      const before = await held();
      const caught = [...left].filter(({ name }) => before.includes(name));
      for (const worker of caught) worker.signal("SIGSTOP");
      const after = caught.length > 0 ? await held() : [];
      for (const worker of caught) {
        if (after.includes(worker.name)) left.delete(worker);
        // It had just ended it.
        else worker.signal("SIGCONT");
      }
    }
  }

  beforeAll(async () => {
    await writePhantoms(join(folder, "phantoms"), N_IMAGES);
    alone = await openPlace("alone");
    shared = await openPlace("shared");
    queue = await startWorkQueue(shared.app, JOB_HANDLERS, { concurrency: 0 });
  });

  afterAll(async () => {
    await queue?.stop();
    for (const place of [alone, shared]) {
      await place?.app.close();
      await place?.drop();
    }
  });

  it("share a study's shards; one that is killed or paused in the middle of a shard costs nothing, and what a paused one brings late is not stored over the other's", async () => {
    const reference = randomUUID();
    await insertRun(alone.app.database.orm, { id: reference, kind: "STUDY" });
    await insertStudyOf(alone, reference, alone.app.database.orm);
    expect(await performRun(alone.app, JOB_HANDLERS, reference)).toBe("DONE");

    const workers = [await work(), await work(), await work()];
    const runId = randomUUID();
    const told: number[] = [];
    try {
      await queue.enqueue("STUDY", runId, (tx) => insertStudyOf(shared, runId, tx));
      const run = await until(
        () => findRun(shared.app.database.orm, runId),
        (row) => row?.claimedBy != null,
      );
      const [killed, paused] = workers.filter(({ name }) => name !== run?.claimedBy);
      await stopInShard([killed, paused]);
      await killed.kill();
      await until(
        async () => {
          const row = await findRun(shared.app.database.orm, runId);
          if (row?.stage === "EMBED" && row.total >= N_IMAGES / 2) told.push(row.done / row.total);
          return row?.stage;
        },
        (stage) => stage !== "EMBED",
      );
      paused.signal("SIGCONT");
      const ended = await until(
        () => findRun(shared.app.database.orm, runId),
        (row) => row?.status === "DONE" || row?.status === "FAILED",
      );
      expect(ended).toMatchObject({ status: "DONE", failure: null });
    } finally {
      for (const worker of workers) await worker.stop();
    }
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(await rowsOf(shared, DECISIONS)).toEqual(await rowsOf(alone, DECISIONS));
    const vectorsOf = async (place: Place) => {
      const rows = (await rowsOf(place, VECTORS)) as {
        layer: string;
        preprocessing: string;
        sha256: string;
        position: number;
        vectors: Buffer;
      }[];
      const dims = { avgpool: 0, layer3: 0 };
      const spaces = (await rowsOf(place, "select distinct layer, dim from embedding_spaces")) as {
        layer: "avgpool" | "layer3";
        dim: number;
      }[];
      for (const { layer, dim } of spaces) dims[layer] = dim;
      return rows.map(({ layer, preprocessing, sha256, position, vectors }) => {
        const bytes = 4 * dims[layer as "avgpool"];
        return [layer, preprocessing, sha256, vectors.toString("hex", position * bytes, (position + 1) * bytes)];
      });
    };
    expect(await vectorsOf(shared)).toEqual(await vectorsOf(alone));

    for (const [place, id] of [
      [shared, runId],
      [alone, reference],
    ] as const) {
      const study = await findStudy(place.app.database.orm, id);
      expect(study?.limits).toContainEqual({
        code: "FILES_QUARANTINED",
        params: { count: 1, names: poisoned, unnamed: 0 },
      });
      expect(await rowsOf(place, "select stage, attempts from quarantined_files")).toEqual([
        { stage: "EMBED", attempts: 3 },
      ]);
    }
    expect(await rowsOf(shared, "select 1 from shards")).toEqual([]);
  });
});
