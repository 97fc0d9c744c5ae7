import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LOCAL_VIEWER } from "@brainscan/api/accounts/viewer";
import { type App, openAppOn } from "@brainscan/api/app";
import { createContext } from "@brainscan/api/graphql/context";
import { createSchema } from "@brainscan/api/graphql/schema";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { knownPlan } from "@brainscan/api/plan/known-plans";
import { readPlan } from "@brainscan/api/plan/read-plan";
import { performRun } from "@brainscan/api/runs/perform-run";
import { addWeights } from "@brainscan/api/weights/add-weights";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { listExperimentFolds, listExperimentsOfStudies } from "@brainscan/db/queries/experiment-lists";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import { insertRun } from "@brainscan/db/queries/runs";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import { findStudy, insertStudy } from "@brainscan/db/queries/studies";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { createRandom } from "@brainscan/ml/random/random";
import { graphql } from "graphql";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Report } from "../../../deliverables/report.ts";

const TINY = fileURLToPath(
  new URL("../../../../../../packages/ml/fixtures/resnet-tiny/resnet18-tiny.pth", import.meta.url),
);
const SIDE_PX = 64;
const GRID = 8;
const PER_CLASS = 12;
const POOL = 14;

type Slice = { path: string; bytes: Buffer; label: 0 | 1 | null };

/** A pattern of its own, so that no two are alike by chance; labelled cancers are brighter in the middle. */
async function drawn(seed: number, cancer: boolean, { compressionLevel = 6, brighter = 1 } = {}): Promise<Buffer> {
  const random = createRandom(seed, "audited slice");
  const coarse = Uint8Array.from({ length: GRID * GRID }, () => 20 + 180 * random());
  if (cancer) for (const at of [27, 28, 35, 36]) coarse[at] = 255;
  const raw = { width: GRID, height: GRID, channels: 1 as const };
  const resized = sharp(coarse, { raw }).resize(SIDE_PX, SIDE_PX, { kernel: "cubic" });
  return resized.linear(brighter, 0).png({ compressionLevel }).toBuffer();
}

/** Labelled cancers are stored without compression: their files are larger, whatever they show. One image of the pool is a
 *  labelled one, a little brighter. */
async function drawSet(): Promise<Slice[]> {
  const slices: Slice[] = [];
  for (let i = 0; i < PER_CLASS; i++) {
    slices.push({ path: `l/n${i}.png`, bytes: await drawn(i, false), label: 0 });
    slices.push({ path: `l/c${i}.png`, bytes: await drawn(100 + i, true, { compressionLevel: 0 }), label: 1 });
  }
  for (let i = 0; i < POOL; i++)
    slices.push({ path: `u/${i}.png`, bytes: await drawn(200 + i, i % 2 === 0), label: null });
  slices.push({ path: "u/again.png", bytes: await drawn(100, true, { brighter: 1.03 }), label: null });
  return slices;
}

const PLAN = readPlan(
  {
    ...knownPlan("quick"),
    name: "one experiment",
    protocol: { nSplits: 3, nRepeats: 2 },
    grids: [{ layers: ["avgpool"], methods: [{ method: "logisticRegression", parameters: { C: 1 } }] }],
    controls: { shuffledLabels: false, naive: false },
    labelEfficiency: [],
    nestedChoice: false,
  },
  [],
);

const ASKED = `query ($id: ID!) { study(id: $id) { stale
  audits { fairness statements shortcuts { id constant n auc interval { low high level method } pValue holmPValue reason { message } }
    shortcutsTogether { auc n nFolds } shortcutsExplained { rSquared n nFamilies }
    representativeness { fair auc pValue nLabelled nPool nPermutations }
    coverage { nUncovered shareUncovered regions { cluster nUncovered examples { path image { path } } } }
    nextLabels { labels { reason text image { path image { id } } } expectedGain { gain reason { code } } }
    labelErrors { n nSuspects suspects { image { path } label suggested selfConfidence } falseAlarmsExpected }
    quality { id n images { value image { path } } threshold }
    nearDuplicates { hashBits featureDistance nPairs nFamilies nCrossing separable }
    prevalenceEffect { n nCancer effects { at nChanged } } }
  nearDuplicates(first: 10) { totalCount edges { node { crosses labelA labelB hashBits featureDistance origin
    review { same reader } imageA { id path } imageB { id path } } } } } }`;

const REVIEW = `mutation ($input: ReviewPairInput!) { reviewPair(input: $input) {
  dataset { id } review { same } userErrors { code field } } }`;
const REMOVE = `mutation ($input: RemovePairReviewInput!) { removePairReview(input: $input) {
  dataset { id } userErrors { code } } }`;

type Pair = {
  crosses: boolean;
  origin: string;
  review: { same: boolean } | null;
  hashBits: number;
  featureDistance: number;
  imageA: { path: string };
  imageB: { path: string };
};
type Asked = {
  study: {
    stale: boolean;
    /** Compared with the report, name by name. */
    audits: Record<
      | "shortcuts"
      | "shortcutsTogether"
      | "shortcutsExplained"
      | "representativeness"
      | "coverage"
      | "labelErrors"
      | "quality"
      | "nearDuplicates",
      object
    > & { nextLabels: { labels: object[]; expectedGain: object } };
    nearDuplicates: { totalCount: number; edges: { node: Pair }[] };
  };
};

describeEachDatabase("the audits of a study", (database) => {
  const datasetId = randomUUID();
  const schema = createSchema();
  let folder = "";
  let app: App;
  let first: { id: string; report: Report };

  const ask = async <Data>(source: string, variableValues: Record<string, unknown>): Promise<Data> => {
    const contextValue = createContext(
      {
        app,
        queue: { enqueue: refuse, enqueueAgain: refuse, isStarted: () => false, stop: refuse },
        importRoots: [],
        uploadBytesMax: 0,
      },
      LOCAL_VIEWER,
      {},
    );
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    expect(errors).toBeUndefined();
    return data as Data;
  };
  const idOf = (path: string) => `${datasetId}:${path}`;
  const pairsOf = ({ study }: Asked) =>
    study.nearDuplicates.edges.map(({ node }) => [node.imageA.path, node.imageB.path].sort());

  async function study(): Promise<{ id: string; report: Report }> {
    const id = randomUUID();
    await insertRun(database().orm, { id, kind: "STUDY" });
    await insertStudy(database().orm, {
      ...{ runId: id, datasetId, datasetFingerprint: "", backbone: "tiny", seed: 0, provider: "cpu", plan: PLAN },
    });
    const outcome = await performRun(app, JOB_HANDLERS, id);
    const row = await findStudy(database().orm, id);
    expect([outcome, row?.run.failure]).toEqual(["DONE", null]);
    return { id, report: row?.report as Report };
  }

  /** Of each labelled image, by path, the fold that held it out in each repeat. */
  async function foldsOf(studyId: string): Promise<Map<string, number[]>> {
    const [{ experiment }] = await listExperimentsOfStudies(database().orm, [studyId]);
    const [{ folds }] = await listExperimentFolds(database().orm, [experiment.runId]);
    const rows = slices
      .map(({ path }) => path)
      .sort((a, b) => (groups.get(a) ?? "").localeCompare(groups.get(b) ?? "", "en"));
    const held = new Map<string, number[]>();
    for (const { fold, rows: tested } of folds ?? [])
      for (const row of tested) held.set(rows[row], [...(held.get(rows[row]) ?? []), fold]);
    return held;
  }

  let slices: Slice[] = [];
  const groups = new Map<string, string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "brainscan-audits-"));
    app = await openAppOn(database(), null, { dataDir: folder, weightsHome: folder, provider: "cpu", workers: 1 });
    await addWeights(TINY, "tiny", { dataDir: folder });
    slices = await drawSet();
    const db = database().orm;
    await insertDataset(db, { id: datasetId, name: "patterns", source: "FOLDER" });
    for (const { path, bytes, label } of slices) {
      const { sha256 } = await app.store.put(bytes);
      groups.set(path, sha256);
      const size = { widthPx: SIDE_PX, heightPx: SIDE_PX, channels: 1, bitDepth: 8, palette: false };
      await insertFiles(db, [{ sha256, pixelSha256: sha256, bytes: bytes.length, format: "png", ...size }]);
      const image = { id: idOf(path), datasetId, path, sha256, groupId: sha256, label, metadata: {} };
      await upsertImages(db, [{ ...image, labelSource: label === null ? null : "FOLDER" }]);
    }
    await settleDataset(db, datasetId, async () => undefined);
    first = await study();
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("find the planted shortcut, and say that a constant measure is constant", () => {
    const { shortcuts, shortcutsTogether } = first.report.audits ?? {};
    const found = Object.fromEntries((shortcuts ?? []).map((one) => [one.id, one]));
    expect(found.fileSizeBytes).toMatchObject({ auc: 1, n: 2 * PER_CLASS, interval: null, reason: "NO_SPREAD" });
    expect(found.fileSizeBytes.holmPValue).toBeLessThan(0.01);
    expect(found.widthPx).toMatchObject({ constant: true, auc: null, pValue: null, reason: "CONSTANT" });
    expect(found.isDuplicate.holmPValue).toBeGreaterThan(0.05);
    expect(shortcutsTogether?.auc).toBeGreaterThan(0.9);
    expect(first.report.audits?.nextLabels.labels.slice(0, 2).map(({ reason }) => reason)).toEqual([
      "RANDOM_AUDIT",
      "RANDOM_AUDIT",
    ]);
  });

  it("are on the GraphQL answer as in the report", async () => {
    const { study: told } = await ask<Asked>(ASKED, { id: first.id });
    const { audits } = first.report;
    if (!audits) throw new Error("the report has no audits");
    const { interval: _interval, reason: _reason, ...gain } = audits.nextLabels.expectedGain;
    expect(told.audits.shortcuts).toMatchObject(
      audits.shortcuts.map(({ reason, nDistinct: _, ...one }) => ({ ...one, reason: reason ? {} : null })),
    );
    expect(audits).toMatchObject({
      shortcutsTogether: told.audits.shortcutsTogether,
      shortcutsExplained: told.audits.shortcutsExplained,
      representativeness: told.audits.representativeness,
    });
    expect(told.audits.coverage).toMatchObject({
      nUncovered: audits.coverage.nUncovered,
      shareUncovered: audits.coverage.shareUncovered,
      regions: audits.coverage.regions.map(({ cluster, nUncovered, examples }) => ({
        ...{ cluster, nUncovered, examples: examples.map((path) => ({ path, image: { path } })) },
      })),
    });
    expect(told.audits.nextLabels.labels).toMatchObject(
      audits.nextLabels.labels.map(({ path, reason }) => ({ reason, image: { path, image: { id: idOf(path) } } })),
    );
    expect(told.audits.nextLabels.expectedGain).toEqual({ gain: gain.gain, reason: { code: "GAIN_TOO_FEW_POINTS" } });
    expect(told.audits.labelErrors).toMatchObject({
      n: audits.labelErrors?.n,
      nSuspects: audits.labelErrors?.nSuspects,
      falseAlarmsExpected: audits.labelErrors?.falseAlarms.expected,
    });
    expect(told.audits.quality).toEqual(
      audits.quality.map(({ id, n, images, threshold }) => ({
        ...{ id, n, threshold, images: images.slice(0, 24).map(({ path, value }) => ({ value, image: { path } })) },
      })),
    );
    const { thresholds, ...counts } = audits.nearDuplicates;
    expect({ ...counts, ...thresholds }).toMatchObject(told.audits.nearDuplicates);
    expect(told.nearDuplicates.totalCount).toBe(counts.nPairs);
    expect(told.nearDuplicates.edges.map(({ node }) => [node.hashBits, node.featureDistance])).toEqual(
      counts.pairs.map(({ hashDistance, featureDistance }) => [hashDistance, featureDistance]),
    );
  });

  it("merge the planted copy with its original, across the border of the labels", async () => {
    const told = await ask<Asked>(ASKED, { id: first.id });
    expect(pairsOf(told)).toEqual([["l/c0.png", "u/again.png"]]);
    expect(told.study.nearDuplicates.edges[0].node).toMatchObject({ crosses: true, origin: "FOUND", review: null });
  });

  it("know what readers said of pairs from the next study on, and until then are stale", async () => {
    const review = (imageA: string, imageB: string, same: boolean) =>
      ask<{ reviewPair: { userErrors: object[] } }>(REVIEW, {
        input: { datasetId, imageA: idOf(imageA), imageB: idOf(imageB), same, reader: "Dr A" },
      });
    expect((await ask<Asked>(ASKED, { id: first.id })).study.stale).toBe(false);
    expect((await review("u/again.png", "l/c0.png", false)).reviewPair.userErrors).toEqual([]);
    expect((await review("l/n1.png", "l/n2.png", true)).reviewPair.userErrors).toEqual([]);
    const before = await ask<Asked>(ASKED, { id: first.id });
    expect(before.study.stale).toBe(true);
    expect(before.study.nearDuplicates.edges[0].node.review).toMatchObject({ same: false });

    const next = await study();
    const after = await ask<Asked>(ASKED, { id: next.id });
    expect(after.study.stale).toBe(false);
    expect(pairsOf(after)).toEqual([["l/n1.png", "l/n2.png"]]);
    expect(after.study.nearDuplicates.edges[0].node).toMatchObject({ origin: "REVIEWED", review: { same: true } });
    expect(next.report.audits?.nearDuplicates).toMatchObject({
      nFamilies: 1,
      nInFamilies: 2,
      nCrossing: 0,
      nReviewed: 1,
    });

    const folds = await foldsOf(next.id);
    expect(folds.get("l/n1.png")).toHaveLength(PLAN.protocol.nRepeats);
    expect(folds.get("l/n1.png")).toEqual(folds.get("l/n2.png"));
    expect(new Set([...folds.values()].map((held) => held.join())).size).toBeGreaterThan(1);

    // Taken back, the data set is what it was: so are its studies.
    for (const [imageA, imageB] of [
      ["l/c0.png", "u/again.png"],
      ["l/n2.png", "l/n1.png"],
    ])
      await ask(REMOVE, { input: { datasetId, imageA: idOf(imageA), imageB: idOf(imageB) } });
    expect((await ask<Asked>(ASKED, { id: first.id })).study.stale).toBe(false);
    expect((await ask<Asked>(ASKED, { id: next.id })).study.stale).toBe(true);
  }, 60_000);
});

async function refuse(): Promise<void> {
  throw new Error("nothing is queued here");
}
