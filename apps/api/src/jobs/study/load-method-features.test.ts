import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { findSpace, listEmbedded } from "@brainscan/db/queries/embeddings";
import { insertRun } from "@brainscan/db/queries/runs";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { AUGMENTED_VIEWS, type ImageVariant, preprocessingOf } from "@brainscan/ml/image/augmented-view";
import { PREPROCESSINGS } from "@brainscan/ml/image/preprocessings";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openApp } from "../../app.ts";
import { runShardsHere } from "../../shards/run-shards-here.ts";
import { SHARD_HANDLERS } from "../../shards/shard-handlers.ts";
import { drawSlices } from "../../slices.fixture.ts";
import { addTinyNetwork } from "../../tiny-network.fixture.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { embedderOfJob } from "./embedder-of-job.ts";
import { type EmbedSource, embedRows } from "./load-inputs.ts";
import { loadMethodFeatures } from "./load-method-features.ts";
import { distinctImages } from "./study-rows.ts";

const N_IMAGES = 9;

let folder = "";
let app: App;
let rows: EmbedSource["rows"] = [];
/** Threads started since the test began, and those of them that have ended. */
let threads: { started: number; ended: number };

const countThread = (worker: Worker) => {
  const counted = threads;
  counted.started++;
  worker.once("exit", () => counted.ended++);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-features-"));
  await copyNewDatabase(folder);
  await addTinyNetwork({ dataDir: folder });
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu", workers: 1 });
  const files = await Promise.all(
    Object.entries(await drawSlices(1, 3, 3)).map(async ([path, bytes]) => {
      const { sha256 } = await app.store.put(bytes);
      return { id: path, path, sha256, groupId: sha256, label: null, labelConflict: false };
    }),
  );
  rows = distinctImages(files);
  process.on("worker", countThread);
});

beforeEach(() => {
  threads = { started: 0, ended: 0 };
});

afterEach(async () => {
  await app.kept.close();
  expect(threads.ended).toBe(threads.started);
  await app.database.orm.execute("delete from embedding_spaces");
});

afterAll(async () => {
  process.off("worker", countThread);
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

type Told = { stage: string; done: number; total: number };

/** A job of these images that ends with `work`, whichever way. */
async function job<Result>(
  work: (context: JobContext, source: EmbedSource, told: Told[]) => Promise<Result>,
  { signal = new AbortController().signal, onReport = (_: Told): void => undefined } = {},
): Promise<Result> {
  const closings: (() => Promise<void>)[] = [];
  const told: Told[] = [];
  const runId = randomUUID();
  await insertRun(app.database.orm, { id: runId, kind: "STUDY" });
  const context: JobContext = {
    app,
    runId,
    signal,
    gotFurther: () => undefined,
    report(stage, done, total) {
      told.push({ stage, done, total });
      onReport({ stage, done, total });
    },
    shards: runShardsHere(app, SHARD_HANDLERS),
    atEnd: (close) => closings.push(close),
  };
  const backbone = await resolveBackbone("tiny", { dataDir: folder });
  try {
    return await work(
      context,
      {
        rows,
        backbone,
        embedder: embedderOfJob(context, { backbone, provider: "cpu", precision: "float32", images: [] }),
      },
      told,
    );
  } finally {
    for (const close of closings) await close();
  }
}

const bytesOf = ({ data }: Matrix) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");

async function nEmbedded(variant: ImageVariant): Promise<number> {
  const db = app.database.orm;
  const network = await job((_, { embedder }) => embedder.network());
  const space = await findSpace(db, { ...network, layer: "avgpool", preprocessing: preprocessingOf(variant) });
  return space ? (await listEmbedded(db, { spaceId: space.id, sha256: rows.map((row) => row.groupId) })).size : 0;
}

describe("the features of a job", () => {
  it("are those of the preprocessing asked for, on every layer and view, from one network for all of them", async () => {
    await job(async (context, source) => {
      const layers = await embedRows(context, source);
      const inputs = { ...source, preprocessing: "plain" as const, layers };
      const seen = new Set<string>();
      for (const { id } of PREPROCESSINGS) {
        const own = await loadMethodFeatures(context, inputs, { method: "svc", layer: "avgpool", preprocessing: id });
        const both = await loadMethodFeatures(context, inputs, {
          method: "coTraining",
          layer: "layer3",
          preprocessing: id,
        });
        expect(bytesOf(both.views.second)).toBe(bytesOf(own.features));
        for (const matrix of [own.features, both.features]) seen.add(bytesOf(matrix));
      }
      const wanted = { method: "consistencyTraining", layer: "avgpool", preprocessing: "clahe" } as const;
      const { views } = await loadMethodFeatures(context, inputs, wanted);
      expect(Object.keys(views)).toEqual([...AUGMENTED_VIEWS]);
      for (const view of Object.values(views)) seen.add(bytesOf(view));
      expect(seen.size).toBe(2 * PREPROCESSINGS.length + AUGMENTED_VIEWS.length);
      expect((await loadMethodFeatures(context, inputs, { method: "svc", layer: "avgpool" })).features).toBe(
        layers.matrices.avgpool,
      );
    });
    expect(threads.started).toBe(1);
  });

  it("are found again by a later job, to the bit, without opening the network", async () => {
    const variant = { view: "weak0", preprocessing: "cropped" } as const;
    const first = await job((context, source) => embedRows(context, source, variant));
    expect(first.execution).toMatchObject({ embedded: N_IMAGES, cached: 0 });
    await app.kept.close();
    threads = { started: 0, ended: 0 };
    const again = await job(async (context, source, told) => {
      const found = await embedRows(context, source, variant);
      expect(told).toEqual([]);
      return found;
    });
    expect(again.execution).toBeNull();
    expect(bytesOf(again.matrices.avgpool)).toBe(bytesOf(first.matrices.avgpool));
    expect(threads.started).toBe(0);
  });

  it("are embedded once when two ask for them at the same time", async () => {
    const embedded = await job((context, source) =>
      Promise.all(Array.from({ length: 3 }, () => embedRows(context, source, { preprocessing: "equalised" }))),
    );
    expect(embedded.map(({ execution }) => execution?.embedded ?? null)).toEqual([N_IMAGES, null, null]);
  });

  it("are counted by what their pass lacks; a cancelled job keeps what it has finished", async () => {
    const controller = new AbortController();
    const onReport = ({ done }: Told) => done === 4 && controller.abort(new Error("cancelled"));
    const variant = { preprocessing: "clahe" } as const;
    const cut = job((context, source) => embedRows(context, source, variant), { signal: controller.signal, onReport });
    await expect(cut).rejects.toThrow("cancelled");
    expect(await nEmbedded(variant)).toBe(4);
    await job(async (context, source, told) => {
      const { execution } = await embedRows(context, source, variant);
      expect(execution).toMatchObject({ embedded: N_IMAGES - 4, cached: 4 });
      expect(told).toEqual(
        Array.from({ length: N_IMAGES - 3 }, (_, done) => ({ stage: "EMBED", done, total: N_IMAGES - 4 })),
      );
    });
  });

  it("are made by one network for job after job, and by none when the weights are no weights", async () => {
    const failing = job(async (context, source) => {
      await embedRows(context, source);
      throw new Error("something else");
    });
    await expect(failing).rejects.toThrow("something else");
    await job((context, source) => embedRows(context, source, { preprocessing: "clahe" }));
    expect(threads.started).toBe(1);
    await app.kept.close();
    await copyFile(fileURLToPath(import.meta.url), join(folder, "weights", "added", "tiny.pth"));
    const broken = job((context, source) => embedRows(context, source));
    await expect(broken).rejects.toMatchObject({ notice: { code: "WEIGHTS_UNREADABLE" } });
  });
});
