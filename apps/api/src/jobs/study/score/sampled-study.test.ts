import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_VIEWER } from "@brainscan/api/accounts/viewer";
import { type App, openApp } from "@brainscan/api/app";
import { createContext } from "@brainscan/api/graphql/context";
import { createSchema } from "@brainscan/api/graphql/schema";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { openScorePlan } from "@brainscan/api/jobs/study/score/open-score-plan";
import { scoreImages } from "@brainscan/api/jobs/study/score/score-images";
import { scorePlan } from "@brainscan/api/jobs/study/score/score-plan";
import { scoreShard } from "@brainscan/api/jobs/study/score/score-shard";
import { knownPlan } from "@brainscan/api/plan/known-plans";
import { readPlan } from "@brainscan/api/plan/read-plan";
import { performRun } from "@brainscan/api/runs/perform-run";
import { runShardsHere } from "@brainscan/api/shards/run-shards-here";
import { SHARD_HANDLERS } from "@brainscan/api/shards/shard-handlers";
import { insertAudit, labelAuditItem } from "@brainscan/db/queries/audits";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { excludeImages, restoreImages } from "@brainscan/db/queries/exclusions";
import { listExperimentsOfStudies } from "@brainscan/db/queries/experiment-lists";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import type { PredictionRow } from "@brainscan/db/queries/predictions";
import { insertRun } from "@brainscan/db/queries/runs";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import { findStudy, insertStudy } from "@brainscan/db/queries/studies";
import { predictions } from "@brainscan/db/schema/predictions";
import { stageResults } from "@brainscan/db/schema/stage-results";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { createRandom } from "@brainscan/ml/random/random";
import { eq, like } from "drizzle-orm";
import { graphql } from "graphql";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../../deliverables/report.ts";
import { addTinyNetwork } from "../../../tiny-network.fixture.ts";

const PER_CLASS = 12;
const POOL = 96;
const SAMPLE = 30;
const SIDE_PX = 64;
const GRID = 8;

/** Label spreading is there to be passed over: it scores no image that it has not seen. */
const planOf = (sampleSize: number) =>
  readPlan({
    ...knownPlan("quick"),
    ...{ name: "sampled", sampleSize, protocol: { nSplits: 3, nRepeats: 2 } },
    grids: [
      {
        layers: ["layer3"],
        methods: [
          { method: "labelSpreading" },
          { method: "logisticRegression", parameters: { C: 1 } },
          { method: "kNearestNeighbors", parameters: { nNeighbors: 5 } },
        ],
      },
    ],
    ...{ controls: { shuffledLabels: false, naive: false }, labelEfficiency: [], nestedChoice: true },
  });

/** A pattern of its own; cancers are brighter in the middle. */
async function drawn(seed: number, cancer: boolean, compressionLevel = 6): Promise<Buffer> {
  const random = createRandom(seed, "sampled slice");
  const coarse = Uint8Array.from({ length: GRID * GRID }, () => 20 + 180 * random());
  if (cancer) for (const at of [27, 28, 35, 36]) coarse[at] = 255;
  const raw = { width: GRID, height: GRID, channels: 1 as const };
  return sharp(coarse, { raw }).resize(SIDE_PX, SIDE_PX, { kernel: "cubic" }).png({ compressionLevel }).toBuffer();
}

type Slice = { path: string; bytes: Buffer; group: string; label: 0 | 1 | null };

const hex = (text: string) => createHash("sha256").update(text).digest("hex");

/** Of the last two labelled and the last two others there is another file with the same pixels. */
async function drawSet(): Promise<Slice[]> {
  const slices: Slice[] = [];
  for (let i = 0; i < 2 * PER_CLASS; i++) {
    const label = i % 2 === 0 ? 0 : 1;
    slices.push({ path: `l/${i}.png`, bytes: await drawn(i, label === 1), group: hex(`l${i}`), label });
  }
  for (let i = 0; i < POOL; i++)
    slices.push({ path: `u/${i}.png`, bytes: await drawn(100 + i, i % 3 === 0), group: hex(`u${i}`), label: null });
  for (const i of [22, 23])
    slices.push({ path: `u/l${i}.png`, bytes: await drawn(i, i % 2 === 1, 0), group: hex(`l${i}`), label: null });
  for (const i of [94, 95])
    slices.push({
      path: `u/again${i}.png`,
      bytes: await drawn(100 + i, i % 3 === 0, 0),
      group: hex(`u${i}`),
      label: null,
    });
  return slices;
}

const SHOWN =
  "query ($id: ID!) { study(id: $id) { predictions { totalCount edges { cursor } } decisions { review } } }";
const NOTHING_SHOWN = { study: { predictions: { totalCount: 0, edges: [] }, decisions: { review: 0 } } };

const IMAGES_PER_SHARD = 16;

describe("a study of a set larger than its sample", () => {
  const datasetId = randomUUID();
  const schema = createSchema();
  let folder = "";
  let app: App;
  let slices: Slice[] = [];
  let backbone = "";
  let whole: Studied;
  let sampled: Studied;

  type Studied = { id: string; report: Report; predictions: PredictionRow[] };

  async function add(some: readonly Slice[]): Promise<void> {
    const db = app.database.orm;
    for (const { path, bytes, group, label } of some) {
      const { sha256 } = await app.store.put(bytes);
      const size = { widthPx: SIDE_PX, heightPx: SIDE_PX, channels: 1, bitDepth: 8, palette: false };
      await insertFiles(db, [{ sha256, pixelSha256: group, bytes: bytes.length, format: "png", ...size }]);
      const image = { id: `${datasetId}:${path}`, datasetId, path, sha256, groupId: group, label, metadata: {} };
      await upsertImages(db, [{ ...image, labelSource: label === null ? null : "FOLDER" }]);
    }
    await settleDataset(db, datasetId, async () => undefined);
  }

  async function begin(sampleSize: number): Promise<string> {
    const id = randomUUID();
    const plan = planOf(sampleSize);
    await insertRun(app.database.orm, { id, kind: "STUDY" });
    await insertStudy(app.database.orm, {
      ...{ runId: id, datasetId, datasetFingerprint: "", backbone, seed: 0, provider: "cpu", plan },
    });
    return id;
  }

  const predictionsOf = (id: string) =>
    app.database.orm.select().from(predictions).where(eq(predictions.studyId, id)).orderBy(predictions.path);

  async function finished(id: string): Promise<Studied> {
    const row = await findStudy(app.database.orm, id);
    expect([row?.run.status, row?.run.failure]).toEqual(["DONE", null]);
    return { id, report: row?.report as Report, predictions: await predictionsOf(id) };
  }

  async function study(sampleSize: number): Promise<Studied> {
    const id = await begin(sampleSize);
    await performRun(app, JOB_HANDLERS, id);
    return finished(id);
  }

  async function ask<Data>(source: string, id: string): Promise<Data> {
    const queue = { enqueue: async () => undefined } as never;
    const contextValue = createContext({ app, queue, importRoots: [], uploadBytesMax: 0 }, LOCAL_VIEWER, {});
    const { data, errors } = await graphql({ schema, source, variableValues: { id }, contextValue });
    expect(errors).toBeUndefined();
    return data as Data;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "brainscan-sampled-"));
    await copyNewDatabase(folder);
    const config = { dataDir: folder, weightsHome: folder, provider: "cpu" as const, workers: 1 };
    app = await openApp({ ...config, imagesPerShard: IMAGES_PER_SHARD });
    backbone = await addTinyNetwork({ dataDir: folder });
    slices = await drawSet();
    await insertDataset(app.database.orm, { id: datasetId, name: "patterns", source: "FOLDER" });
    await add(slices);
    whole = await study(1000);
    sampled = await study(SAMPLE);
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const byPath = ({ predictions: rows }: Studied) => new Map(rows.map((row) => [row.path, row]));
  const beyond = ({ predictions: rows }: Studied) => rows.filter(({ position }) => position === null);

  it("says one thing of every file, alike of identical ones, and one file speaks for each image", () => {
    expect(sampled.predictions.map(({ path }) => path).sort()).toEqual(slices.map(({ path }) => path).sort());
    const unseen = beyond(sampled);
    expect(new Set(unseen.map(({ groupId }) => groupId)).size).toBe(POOL - SAMPLE);
    expect(sampled.predictions.filter(({ representative }) => representative)).toHaveLength(2 * PER_CLASS + POOL);
    const told = byPath(sampled);
    for (const i of [94, 95]) {
      const { imageId: _i, path: _p, sha256: _s, representative: one, ...first } = told.get(`u/${i}.png`) ?? never();
      const {
        imageId: _j,
        path: _q,
        sha256: _t,
        representative: two,
        ...again
      } = told.get(`u/again${i}.png`) ?? never();
      expect(again).toEqual(first);
      expect([one, two].sort()).toEqual([false, true]);
    }
  });

  it("looks at the first images in the order of their pixels' hash, and at every labelled one", () => {
    const pool = [...new Set(slices.filter(({ path }) => path.startsWith("u/")).map(({ group }) => group))];
    const unlabelled = pool.filter((group) => !slices.some((slice) => slice.group === group && slice.label !== null));
    const first = unlabelled.sort().slice(0, SAMPLE);
    const looked = sampled.predictions.filter(({ position, representative }) => position !== null && representative);
    const labelled = slices.flatMap(({ group, label }) => (label === null ? [] : [group]));
    expect(looked.map(({ groupId }) => groupId).sort()).toEqual([...first, ...labelled].sort());
  });

  it("says of each image what the same model says of it when all are looked at", () => {
    expect(whole.report.champion?.experimentId).not.toBe(sampled.report.champion?.experimentId);
    const told = byPath(whole);
    for (const row of sampled.predictions) {
      const other = told.get(row.path) ?? never();
      expect(row.probabilityRaw).toBeCloseTo(other.probabilityRaw ?? Number.NaN, 10);
      expect(row.decision).toBe(other.decision);
      expect(row.label).toBe(other.label);
    }
  });

  it("says the same to the last digit of an image in the sample and of one beyond it", async () => {
    const db = app.database.orm;
    const [{ result }] = await db.select().from(stageResults).where(like(stageResults.key, "score plan%"));
    const open = await openScorePlan(app, scorePlan.parse(result));
    const unlabelled = sampled.predictions.filter(({ outOfFold, representative }) => !outOfFold && representative);
    const hashes = unlabelled.map(({ sha256 }) => sha256);
    const asked = { signal: new AbortController().signal };
    const together = await scoreImages(app, open, hashes, asked);
    const turned = (await scoreImages(app, open, hashes.toReversed(), asked)).reverse();
    expect(new Set(together.map(({ probabilityRaw }) => probabilityRaw)).size).toBeGreaterThan(POOL / 2);
    for (const [at, row] of unlabelled.entries()) {
      expect(row).toMatchObject(together[at]);
      expect(turned[at]).toEqual(together[at]);
    }
    expect(unlabelled.some(({ position }) => position !== null)).toBe(true);
    expect(unlabelled.some(({ position }) => position === null)).toBe(true);
  });

  it("counts decisions over all images, and says of how many the rest is told", async () => {
    const { report } = sampled;
    const count = (rows: readonly PredictionRow[], decision: string) =>
      rows.filter((row) => row.decision === decision).length;
    const counts = (rows: readonly PredictionRow[]) => ({
      ...{ normal: count(rows, "NORMAL"), cancer: count(rows, "CANCER"), review: count(rows, "REVIEW") },
    });
    const distinct = sampled.predictions.filter(({ representative, label }) => representative && label === null);
    expect(report.predictions.files).toEqual(counts(sampled.predictions));
    expect(report.predictions.unlabelledDistinct).toEqual(counts(distinct));
    expect(report.dataset.counts).toEqual(whole.report.dataset.counts);
    expect(report.dataset.sample).toEqual({ n: SAMPLE, of: POOL });
    expect(whole.report.dataset.sample).toBeNull();
    const { guarantee } = report;
    expect(guarantee?.nPool).toBe(POOL);
    const decided = distinct.filter(({ decision }) => decision !== "REVIEW").length;
    expect(guarantee?.automationRate).toBeCloseTo(decided / POOL, 12);
    expect(guarantee?.threshold).toBe(whole.report.guarantee?.threshold);
    type Asked = { study: { sample: object; decisions: object; predictions: { totalCount: number } } };
    const { study: told } = await ask<Asked>(
      "query ($id: ID!) { study(id: $id) { sample { n of } decisions { normal cancer review } predictions { totalCount } } }",
      sampled.id,
    );
    expect(told).toMatchObject({
      ...{ sample: { n: SAMPLE, of: POOL }, decisions: report.predictions.files },
      predictions: { totalCount: slices.length },
    });
  });

  it("chooses its champion among the methods that can score any image, and says which could not be chosen", () => {
    const { champion, experiments } = sampled.report;
    const spreading = experiments.filter(({ method }) => method === "labelSpreading").map(({ id }) => id);
    expect(champion?.notEligible).toEqual(spreading);
    expect(champion?.chosenAmong).toBe(experiments.length - spreading.length);
    expect(whole.report.champion?.notEligible).toEqual([]);
    expect(experiments.find(({ id }) => id === champion?.experimentId)?.method).not.toBe("labelSpreading");
  });

  describe("ended in the middle of the images beyond its sample", () => {
    const SHARDS = Math.ceil((POOL - SAMPLE) / IMAGES_PER_SHARD);

    it("shows nothing, is taken up where it was, repeats no finished part, and ends as an undisturbed one", async () => {
      const id = await begin(SAMPLE);
      const stop = new AbortController();
      let begun = 0;
      const SCORE: typeof scoreShard = async (context, task) => {
        if (++begun === 3) stop.abort(new Error("the process ends"));
        context.signal.throwIfAborted();
        return scoreShard(context, task);
      };
      const shards = runShardsHere(app, { ...SHARD_HANDLERS, SCORE });
      expect(await performRun(app, JOB_HANDLERS, id, { shards, signal: stop.signal })).toBe("RELEASED");
      expect(await predictionsOf(id)).not.toHaveLength(0);
      const shown =
        "query ($id: ID!) { study(id: $id) { predictions { totalCount edges { cursor } } decisions { review } } }";
      expect(await ask(shown, id)).toEqual({
        study: { predictions: { totalCount: 0, edges: [] }, decisions: { review: 0 } },
      });

      begun = 10;
      await performRun(app, JOB_HANDLERS, id, { shards });
      expect(begun - 10).toBe(SHARDS - 2);
      const again = await finished(id);
      const without = (rows: readonly PredictionRow[]) => rows.map(({ studyId: _, ...row }) => row);
      expect(without(again.predictions)).toEqual(without(sampled.predictions));
    });

    it("an image that was taken back into the set meanwhile is told, and nothing of the study is shown", async () => {
      const { orm } = app.database;
      const [last] = beyond(sampled).slice(-1);
      await excludeImages(orm, { imageIds: [last.imageId], reason: "blurred", now: new Date() });
      const id = await begin(SAMPLE);
      let restored = false;
      const SCORE: typeof scoreShard = async (context, task) => {
        if (!restored) await restoreImages(orm, { imageIds: [last.imageId] });
        restored = true;
        return scoreShard(context, task);
      };
      const shards = runShardsHere(app, { ...SHARD_HANDLERS, SCORE });
      expect(await performRun(app, JOB_HANDLERS, id, { shards })).toBe("FAILED");
      const failed = await findStudy(orm, id);
      const images = slices.length - 1;
      expect(failed?.run.failure).toEqual({
        code: "PREDICTIONS_INCOMPLETE",
        params: { images, predicted: images + 1 },
      });
      expect(await ask(SHOWN, id)).toEqual(NOTHING_SHOWN);
    });
  });

  it("an audit drawn from beyond the sample certifies the very model that it was drawn for", async () => {
    const db = app.database.orm;
    const groups = [...new Set(beyond(sampled).map(({ groupId }) => groupId))].slice(0, 10);
    const inside = sampled.predictions.filter(({ position, label }) => position !== null && label === null);
    const drawnGroups = [...groups, inside[0].groupId, inside[1].groupId];
    await insertAudit(db, {
      audit: { id: randomUUID(), datasetId, seed: 0, nPool: POOL, nDrawn: drawnGroups.length },
      groupIds: drawnGroups,
    });
    for (const groupId of drawnGroups)
      await labelAuditItem(db, { datasetId, groupId, label: 1, reader: "Dr A", now: new Date() });
    const audited = await study(SAMPLE);
    const experimentsOf = async (id: string) =>
      (await listExperimentsOfStudies(db, [id])).map(({ experiment }) => experiment.contentHash);
    expect(await experimentsOf(audited.id)).toEqual(await experimentsOf(sampled.id));
    const { guarantee } = audited.report;
    expect(guarantee?.contract).toBe(1);
    expect(guarantee?.nAudit).toMatchObject({ labels: drawnGroups.length, cancers: drawnGroups.length });
    const without = (rows: readonly PredictionRow[]) =>
      beyond({ ...sampled, predictions: [...rows] }).map(({ probabilityRaw, path }) => [path, probabilityRaw]);
    expect(without(audited.predictions)).toEqual(without(sampled.predictions));
  });
});

function never(): never {
  throw new Error("it has no prediction");
}
