import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { insertFiles } from "@brainscan/db/queries/files";
import { pageImages } from "@brainscan/db/queries/image-pages";
import { upsertImages } from "@brainscan/db/queries/images";
import { excludeQuarantined, pageQuarantined, releaseFiles } from "@brainscan/db/queries/quarantine";
import { insertRun } from "@brainscan/db/queries/runs";
import { claimShard, planShards, requeueLostShards, writeTrying } from "@brainscan/db/queries/shards";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type App, openApp } from "../app.ts";
import { StorageFailure } from "../storage/storage-failure.ts";
import { performShard } from "./perform-shard.ts";
import { type Reports, type Trial, workThrough } from "./work-through.ts";

let folder = "";
let app: App;
let datasetId = "";
let runId = "";
let hashes: string[] = [];
/** Every try, in order. */
let tried: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-work-"));
  await copyNewDatabase(folder);
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu" });
});

beforeEach(async () => {
  [datasetId, runId, tried] = [randomUUID(), randomUUID(), []];
  hashes = Array.from({ length: 5 }, (_, at) => createHash("sha256").update(`${runId} ${at}`).digest("hex"));
  const db = app.database.orm;
  await insertDataset(db, { id: datasetId, name: "d", source: "FOLDER" });
  await insertRun(db, { id: runId, kind: "STUDY" });
  const shape = { bytes: 1, widthPx: 8, heightPx: 8, channels: 1, bitDepth: 8, palette: false };
  await insertFiles(
    db,
    hashes.map((sha256) => ({ sha256, pixelSha256: sha256, format: "png" as const, ...shape })),
  );
  await upsertImages(
    db,
    hashes.map((sha256, at) => ({
      ...{ id: randomUUID(), datasetId, path: `${at}.png`, sha256, groupId: sha256 },
      ...{ label: null, labelSource: null, metadata: {} },
    })),
  );
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

type Work = (sha256: readonly string[], reports: Reports) => Promise<void>;

/** Work of which one image after the other is done, but for what `faults` make of them. */
function workWith(fault: (sha256: string, reports: Reports) => Promise<void> | undefined): Work {
  return async (sha256, reports) => {
    for (const one of sha256) {
      tried.push(one);
      const failing = fault(one, reports);
      if (failing) await failing;
      else reports.done(one);
    }
  };
}

class ThreadDied extends Error {}

/** Do a shard of the five images, as a process does that takes it. */
async function attempt(work: Work, options: Partial<Trial> = {}) {
  const db = app.database.orm;
  const [{ id }] = await planShards(db, {
    ...{ runId, kind: "MEASURE" },
    shards: [{ id: randomUUID(), key: "all", task: {}, total: hashes.length }],
  });
  const shard = await claimShard(db, { id, claimedBy: app.id });
  if (!shard) throw new Error("the shard was not to be had");
  const handler = (context: Parameters<typeof workThrough>[0]) =>
    workThrough(context, {
      ...{ stage: "MEASURE", sha256: hashes, work, reopen: () => undefined, checkUp: async () => undefined },
      broke: (problem) => problem instanceof ThreadDied,
      ...options,
    });
  const handlers = { MEASURE: handler, EMBED: handler, SCORE: handler };
  const end = await performShard(app, handlers, shard, {
    ...{ signal: new AbortController().signal, attemptsMax: 1, ofAnyRun: true },
  });
  return { id, end };
}

/** The process of an attempt ends: the shard's claim falls silent with this file in hand. */
async function die(inHand: string | null): Promise<void> {
  const db = app.database.orm;
  const [{ id }] = await planShards(db, {
    ...{ runId, kind: "MEASURE" },
    shards: [{ id: randomUUID(), key: "all", task: {}, total: hashes.length }],
  });
  const shard = await claimShard(db, { id, claimedBy: "a process that ends" });
  if (!shard) throw new Error("the shard was not to be had");
  if (inHand) await writeTrying(db, { id, claimedBy: "a process that ends", sha256: inHand });
  await requeueLostShards(db, { ids: [id], silentMs: 0, attemptsMax: 100 });
}

const quarantined = async () =>
  (await pageQuarantined(app.database.orm, { datasetId, limit: 10 })).map(({ path, reason, attempts }) => ({
    ...{ path, code: reason.code, attempts },
  }));

const usable = async () =>
  (
    await pageImages(app.database.orm, { datasetId, filter: { excluded: false }, first: 10, after: undefined })
  ).rows.map(({ path }) => path);

it("an image that fails is tried three times, at last alone, and given up by name; the others are done", async () => {
  const bad = hashes[2];
  const { end } = await attempt(
    workWith((one, { failed }) => {
      if (one !== bad) return undefined;
      return Promise.resolve(failed(one, new Error("not a PNG")));
    }),
  );
  expect(end).toBe("DONE");
  expect(tried).toEqual([...hashes, bad, bad]);
  expect(await quarantined()).toEqual([{ path: "2.png", code: "FILE_FAILS", attempts: 3 }]);
});

it("an image that fails once is done at its second try", async () => {
  let failures = 0;
  await attempt(
    workWith((one, { failed }) =>
      one === hashes[2] && failures++ === 0 ? Promise.resolve(failed(one, new Error("busy"))) : undefined,
    ),
  );
  expect(tried.filter((one) => one === hashes[2])).toHaveLength(2);
  expect(await quarantined()).toEqual([]);
});

it("one that takes for ever, or ends its threads each time, is given up as well", async () => {
  const [slow, deadly] = [hashes[1], hashes[3]];
  const work = workWith((one, { signal }) => {
    if (one === slow) return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    return one === deadly ? Promise.reject(new ThreadDied("the thread died")) : undefined;
  });
  const { end } = await attempt(work, { imageLimitMs: 50 });
  expect(end).toBe("DONE");
  expect(await quarantined()).toEqual([
    { path: "1.png", code: "FILE_STALLS", attempts: 3 },
    { path: "3.png", code: "FILE_FAILS", attempts: 3 },
  ]);
});

it.each([
  ["every image fails", {}, (one: string, { failed }: Reports) => Promise.resolve(failed(one, new Error("no")))],
  [
    "a good image fails too",
    { checkUp: () => Promise.reject(new Error("the network is broken")) },
    (one: string, { failed }: Reports) =>
      one === hashes[0] ? Promise.resolve(failed(one, new Error("no"))) : undefined,
  ],
  [
    "the storage does not answer",
    {},
    (one: string, { failed }: Reports) =>
      Promise.resolve(failed(one, new StorageFailure("s3://slices", new Error("503")))),
  ],
])("nothing is given up when %s: that is no image's fault", async (_, options, fault) => {
  expect((await attempt(workWith(fault), options)).end).toBe("FAILED");
  expect(await quarantined()).toEqual([]);
});

it("after a death images are tried one at a time, the one in hand first, and given up once it ended two processes alone", async () => {
  const deadly = hashes[3];
  // Amid the others, then alone, then alone again.
  await die(null);
  await die(deadly);
  await die(deadly);
  const { end } = await attempt(workWith(() => undefined));
  expect(end).toBe("DONE");
  expect(tried).toEqual(hashes.filter((one) => one !== deadly));
  expect(await quarantined()).toEqual([{ path: "3.png", code: "FILE_ENDS_PROCESS", attempts: 3 }]);
});

it("a file that was in hand once when a process was killed is tried first, and kept when it is innocent", async () => {
  await die(hashes[3]);
  await attempt(workWith(() => undefined));
  expect(tried).toEqual([hashes[3], ...hashes.filter((one) => one !== hashes[3])]);
  expect(await quarantined()).toEqual([]);
});

it("files given up are left out of their data sets until they are released", async () => {
  const bad = hashes[2];
  await attempt(
    workWith((one, { failed }) => (one === bad ? Promise.resolve(failed(one, new Error("no"))) : undefined)),
  );
  const db = app.database.orm;
  await db.transaction((tx) => excludeQuarantined(tx, { sha256: [bad], now: new Date() }));
  expect(await usable()).toEqual(["0.png", "1.png", "3.png", "4.png"]);
  expect(await db.transaction((tx) => releaseFiles(tx, [bad]))).toEqual([bad]);
  expect(await usable()).toHaveLength(5);
  expect(await quarantined()).toEqual([]);
});
