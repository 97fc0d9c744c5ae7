import { listExperiments } from "@brainscan/db/queries/experiments";
import { encodePng } from "@brainscan/ml/image/encode-thumbnail";
import { createRandom, type Random } from "@brainscan/ml/random/random";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { describeService, type TestService } from "../service.fixture.ts";
import { type SliceSet, zipOf } from "../slices.fixture.ts";
import { addTinyNetwork } from "../tiny-network.fixture.ts";

const PER_CLASS = 12;
const UNLABELLED = 8;
const SIDE_PX = 96;
const PLAN = {
  ...{ planVersion: 1, name: "small", protocol: { nSplits: 3, nRepeats: 2 }, labelEfficiency: [8] },
  grids: [{ layers: ["avgpool"], methods: [{ method: "logisticRegression" }, { method: "labelSpreading" }] }],
  ...{ transductive: false, projections: [{ method: "pca" }], clusterings: [{ method: "kMeans" }] },
  calibration: { calibrator: "platt", nSplits: 3 },
  prevalence: ["expectationMaximisation"],
};

const RUN = `query ($id: ID!) { run(id: $id) { status failure { code message } ... on Import { dataset { id } } } }`;
const IMPORT = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { import { id } userErrors { code } } }`;
const STUDY = `mutation ($input: StartStudyInput!) { startStudy(input: $input) { study { id } userErrors { code message } } }`;
const CANCEL = `mutation ($id: ID!) { cancelRun(id: $id) { run { status } userErrors { code } } }`;
const RESUME = `mutation ($id: ID!) { resumeRun(id: $id) { run { id status } userErrors { code message } } }`;
const EXPERIMENT = `mutation ($input: StartExperimentInput!) {
  startExperiment(input: $input) { experiment { id } reused userErrors { code message } } }`;
const DIFFERENCE = `pairing difference interval { low high method } holmPValue smallestEffect nFolds n
  perFold { repeats folds differences } verdict reason`;
const COMPARISON = `query ($id: ID!) { study(id: $id) { champion { id } report comparison {
  level power baseline { id } statements withinOneStandardError { id }
  optimism { value correctedAuc correctedInterval { low high } nFolds chosenInside { experiment { id } times } }
  candidates { experiment { id } difference { ${DIFFERENCE} } }
  controls { experiment { id } semiSupervised gain { ${DIFFERENCE} } baseline { id } transductive { id }
    shuffledLabels { id protocol { control } figures { id value } } holdsChance
    leakage { experiment { id protocol { control } } honest { auc nFolds } naive { auc } difference pooledDifference n verdict } }
  labelEfficiency { verdict points { nLabels isAll supervised { auc } semiSupervised { auc } gain { ${DIFFERENCE} } } }
  seeds { nSeeds } semiSupervision { verdict nCompared best { id } difference smallestEffect n } } } }`;
const COMPARE = `query ($baselineId: ID!, $ids: [ID!]!) { compareExperiments(baselineId: $baselineId, ids: $ids) {
  userErrors { code message } comparison { level baseline { id } settings { path values absent }
    compared { experiment { id } difference { ${DIFFERENCE} } } } } }`;

type Difference = {
  pairing: string;
  difference: number | null;
  interval: { low: number; high: number } | null;
  n: number;
  nFolds: number;
  perFold: { repeats: number[]; folds: number[]; differences: number[] };
  verdict: string;
};
type Compared = { experiment: { id: string }; difference: Difference };
type Comparison = {
  baseline: { id: string };
  statements: string[];
  optimism: { value: number; correctedAuc: number; nFolds: number; chosenInside: { times: number }[] };
  candidates: Compared[];
  controls: {
    experiment: { id: string };
    semiSupervised: boolean;
    gain: Difference | null;
    baseline: { id: string } | null;
    shuffledLabels: { id: string; protocol: { control: string } };
    holdsChance: boolean | null;
    leakage: {
      experiment: { id: string; protocol: { control: string } };
      honest: { auc: number };
      naive: { auc: number };
    };
  }[];
  labelEfficiency: { points: { nLabels: number; isAll: boolean; gain: Difference }[] };
  semiSupervision: { verdict: string; nCompared: number };
};
type Study = {
  champion: { id: string };
  report: { statements: string[]; experiments: { id: string }[] };
  comparison: Comparison;
};
type OnDemand = {
  comparison: { settings: { path: string; values: unknown[] }[]; compared: Compared[] } | null;
  userErrors: { code: string; message: string }[];
};
type Ended = { run: { status: string; failure: { message: string } | null; dataset?: { id: string } } };

/** Spots anywhere, and stripes over them in the second class: each unlike the others, so that none is a near duplicate. */
function drawSpots(random: Random, striped: boolean): Uint8Array {
  const spots = Array.from({ length: 12 }, () => [random(), random(), 0.02 + 0.1 * random(), 60 + 180 * random()]);
  return Uint8Array.from({ length: SIDE_PX * SIDE_PX }, (_, index) => {
    const [x, y] = [(index % SIDE_PX) / SIDE_PX, Math.floor(index / SIDE_PX) / SIDE_PX];
    const spot = spots.reduce((sum, [cx, cy, r, grey]) => (Math.hypot(x - cx, y - cy) < r ? grey : sum), 20);
    return Math.min(255, spot + (striped && Math.floor(index / 6) % 2 === 0 ? 12 : 0));
  });
}

async function drawSet(): Promise<SliceSet> {
  const set: SliceSet = {};
  for (const folder of ["avec_labels/normal", "avec_labels/cancer", "sans_label"])
    for (let at = 0; at < (folder === "sans_label" ? UNLABELLED : PER_CLASS); at++) {
      const cancer = folder === "sans_label" ? at % 2 === 0 : folder.endsWith("cancer");
      const data = drawSpots(createRandom(5, folder, at), cancer);
      set[`${folder}/${at}.png`] = await encodePng({ data, width: SIDE_PX, height: SIDE_PX, channels: 1 });
    }
  // A copy among the labelled ones: the naive protocol deals other folds.
  set["avec_labels/normal/copy.png"] = set["avec_labels/normal/0.png"];
  return set;
}

/** Every fold that is stored, however often: nothing else sees one that is computed and then thrown away as known. */
async function logFolds({ app }: TestService): Promise<void> {
  for (const statement of [
    "create table fold_log (content_hash text, repeat int, fold int)",
    `create function log_fold() returns trigger as $$ begin
       insert into fold_log values (new.content_hash, new.repeat, new.fold); return new; end $$ language plpgsql`,
    "create trigger log_fold before insert on fold_results for each row execute function log_fold()",
  ])
    await app.database.orm.execute(sql.raw(statement));
}

async function loggedFolds({ app }: TestService): Promise<string[]> {
  const { rows } = await app.database.orm.execute(sql.raw("select * from fold_log"));
  return rows.map((row) => Object.values(row).join(" "));
}

async function until(service: TestService, runId: string, stage: string): Promise<void> {
  for (;;) {
    const { run } = await service.query<{ run: { status: string; progress: { stage: string | null; done: number } } }>(
      "query ($id: ID!) { run(id: $id) { status progress { stage done } } }",
      { id: runId },
    );
    if (run.progress.stage === stage && run.progress.done > 0) return;
    if (run.status !== "QUEUED" && run.status !== "RUNNING") throw new Error(`the run ended ${run.status}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describeService("what a study's experiments say beside one another", (service) => {
  let datasetId = "";
  let studyId = "";
  let study: Study;

  const compare = async (baselineId: string, ids: string[], headers = {}) =>
    (await service().query<{ compareExperiments: OnDemand }>(COMPARE, { baselineId, ids }, headers)).compareExperiments;
  const stored = async (id: string) => (await listExperiments(service().app.database.orm, [id]))[0];
  const areas = async (id: string) => ((await stored(id)).folds ?? []).map(({ rocAuc }) => rocAuc ?? Number.NaN);
  const families = async (id: string) => new Set((await stored(id)).outOfFold?.families).size;

  it("a cancelled study taken up again computes no finished fold twice, and ends like any other", async () => {
    const uploadId = await service().upload(await zipOf(await drawSet()));
    const { importDataset } = await service().query<{ importDataset: { import: { id: string } } }>(IMPORT, {
      input: { uploadId, name: "slices" },
    });
    await service().follow(importDataset.import.id);
    datasetId = (await service().query<Ended>(RUN, { id: importDataset.import.id })).run.dataset?.id ?? "";
    await logFolds(service());

    const { startStudy } = await service().query<{ startStudy: { study: { id: string } } }>(STUDY, {
      input: { datasetId, plan: PLAN, backbone: await addTinyNetwork(service()) },
    });
    studyId = startStudy.study.id;
    await until(service(), studyId, "EVALUATE");
    await service().query(CANCEL, { id: studyId });
    expect((await service().follow(studyId)).at(-1)?.status).toBe("CANCELLED");
    const before = await loggedFolds(service());
    expect(before.length).toBeGreaterThan(0);

    const { resumeRun } = await service().query<{ resumeRun: { run: { id: string }; userErrors: object[] } }>(RESUME, {
      id: studyId,
    });
    expect(resumeRun.userErrors).toEqual([]);
    expect(resumeRun.run.id).toBe(studyId);
    expect((await service().follow(studyId)).at(-1)?.status).toBe("DONE");
    const after = await loggedFolds(service());
    expect(after.length).toBeGreaterThan(before.length);
    expect(new Set(after).size).toBe(after.length);
    study = (await service().query<{ study: Study }>(COMPARISON, { id: studyId })).study;
  }, 180_000);

  it("every difference is that of the stored folds, and of the report", async () => {
    const { baseline, candidates } = study.comparison;
    expect(candidates).toHaveLength(study.report.experiments.length - 1);
    const held = await areas(baseline.id);
    for (const { experiment, difference } of candidates) {
      const own = await areas(experiment.id);
      const perFold = own.map((area, at) => area - held[at]).filter((value) => !Number.isNaN(value));
      expect(difference.pairing).toBe("FOLDS");
      expect(difference.perFold.differences).toEqual(perFold);
      expect(difference.difference).toBeCloseTo(perFold.reduce((sum, value) => sum + value, 0) / perFold.length, 12);
      expect(difference.n).toBe(await families(experiment.id));
      expect(difference.nFolds).toBe(perFold.length);
    }
  });

  it("each semi-supervised result stands beside its baseline, its shuffled labels and its price of leakage", async () => {
    const { controls, semiSupervision, labelEfficiency, optimism, statements } = study.comparison;
    const semi = controls.filter(({ semiSupervised }) => semiSupervised);
    expect(semi).toHaveLength(1);
    expect(semiSupervision.nCompared).toBe(1);
    for (const { gain, baseline, shuffledLabels, leakage } of controls) {
      expect(shuffledLabels.protocol.control).toBe("SHUFFLED_LABELS");
      expect(leakage.experiment.protocol.control).toBe("NAIVE");
      expect(gain === null).toBe(baseline === null);
    }
    for (const { gain, baseline, experiment } of semi) {
      expect(gain?.nFolds).toBeGreaterThan(1);
      expect(baseline?.id).not.toBe(experiment.id);
    }
    expect(controls.map(({ experiment }) => experiment.id)).toContain(study.champion.id);
    expect(labelEfficiency.points.map(({ nLabels, isAll }) => (isAll ? "all" : nLabels))).toEqual([8, "all"]);
    const { nSplits } = PLAN.protocol;
    expect(optimism.nFolds).toBe(nSplits);
    expect(optimism.chosenInside.reduce((sum, { times }) => sum + times, 0)).toBe(nSplits);
    for (const statement of statements) expect(study.report.statements).toContain(statement);
    expect(statements.join(" ")).toContain("unlabelled images");
  });

  it("comparing the same experiments on demand gives the study's own figures, with the settings that differ and no others", async () => {
    const { baseline, candidates } = study.comparison;
    const { comparison, userErrors } = await compare(
      baseline.id,
      candidates.map(({ experiment }) => experiment.id),
    );
    expect(userErrors).toEqual([]);
    expect(comparison?.compared).toEqual(candidates);
    const paths = comparison?.settings.map(({ path }) => path) ?? [];
    expect(paths).toContain("method");
    expect(paths).not.toContain("seed");
    for (const { values } of comparison?.settings ?? []) expect(values).toHaveLength(candidates.length + 1);
  });

  it("a naive result is paired with an honest one by image, never by fold", async () => {
    const [{ experiment, leakage }] = study.comparison.controls;
    const { comparison } = await compare(experiment.id, [leakage.experiment.id]);
    expect(comparison?.compared[0].difference).toMatchObject({
      ...{ pairing: "IMAGES", nFolds: 0, n: await families(experiment.id) },
    });
    expect(comparison?.settings).toEqual([{ path: "protocol.control", values: ["NONE", "NAIVE"], absent: [] }]);
  });

  it("what cannot be compared is refused in words: too many, unknown, of another state of the data", async () => {
    const { baseline, candidates } = study.comparison;
    expect((await compare(baseline.id, [baseline.id])).userErrors[0].code).toBe("COMPARE_COUNT");
    expect(
      (
        await compare(
          baseline.id,
          Array.from({ length: 21 }, (_, at) => `x${at}`),
        )
      ).userErrors[0].code,
    ).toBe("COMPARE_COUNT");
    expect((await compare("none", [baseline.id])).userErrors[0].code).toBe("EXPERIMENT_UNKNOWN");

    const { dataset } = await service().query<{ dataset: { images: { edges: { node: { id: string } }[] } } }>(
      "query ($id: ID!) { dataset(id: $id) { images(first: 1) { edges { node { id } } } } }",
      { id: datasetId },
    );
    await service().query(
      `mutation ($ids: [ID!]!) { excludeImages(input: { imageIds: $ids, reason: "blurred" }) { userErrors { code } } }`,
      {
        ids: [dataset.images.edges[0].node.id],
      },
    );
    const { startExperiment } = await service().query<{ startExperiment: { experiment: { id: string } } }>(EXPERIMENT, {
      input: { datasetId, method: "logisticRegression", nRepeats: 1, nSplits: 3 },
    });
    const { id } = startExperiment.experiment;
    await until(service(), id, "EVALUATE").catch(() => undefined);
    expect((await compare(candidates[0].experiment.id, [id])).comparison).toBeNull();
    await service().follow(id);
    const refused = await compare(candidates[0].experiment.id, [id], { "accept-language": "fr" });
    expect(refused.userErrors[0].code).toBe("COMPARE_STATES");
    expect(refused.userErrors[0].message).toContain("Le jeu de données a changé");
    const stale = await service().query<{ experiments: { id: string; stale: boolean }[] }>(
      "query ($id: ID!) { experiments(datasetId: $id) { id stale } }",
      { id: datasetId },
    );
    expect(stale.experiments.filter((one) => !one.stale).map((one) => one.id)).toEqual([id]);
  });

  it("only what failed or was cancelled is taken up again", async () => {
    const ask = async (id: string) =>
      (await service().query<{ resumeRun: { userErrors: { code: string }[] } }>(RESUME, { id })).resumeRun.userErrors;
    expect((await ask(studyId))[0].code).toBe("RUN_NOT_RESUMABLE");
    expect((await ask("nothing"))[0].code).toBe("RUN_UNKNOWN");
  });
});
