import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { findSpaces, readMatrix } from "@brainscan/api/jobs/study/embedding-cache";
import { readDataset } from "@brainscan/api/jobs/study/read-dataset";
import { findExperiment } from "@brainscan/db/queries/experiments";
import { preprocessingOf } from "@brainscan/ml/image/augmented-view";
import { commonFolds } from "@brainscan/ml/protocol/compare/common-folds";
import { expect, it } from "vitest";
import { describeService } from "../../../service.fixture.ts";
import { zipOf } from "../../../slices.fixture.ts";
import { addTinyNetwork } from "../../../tiny-network.fixture.ts";
import { drawPatterns } from "./patterns.fixture.ts";

const PER_CLASS = 10;

const IMPORT = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { import { id } } }`;
const IMPORTED = `query ($id: ID!) { run(id: $id) { ... on Import { dataset { id } } } }`;
const START = `mutation ($input: StartExperimentInput!) { startExperiment(input: $input) { experiment { id } } }`;
const ADD = `mutation ($input: AddOutsideResultsInput!) { addOutsideResults(input: $input) {
  experiment { id } findings { code severity message } reused userErrors { field code message } } }`;
const JUDGED = `query ($id: ID!) { experiment(id: $id) {
  status stale failure { code message } method { id } figures { id value n interval { low high } reason }
  protocol { nSplits nRepeats } folds { nTrain nTest }
  outside { kind tableName matched unmatched findings { code severity message }
    figuresWithoutLeaks { id value n } guarantee { status nCancer cancersNeeded statement } } } }`;
const EXCLUDE = `mutation ($input: ExcludeImagesInput!) { excludeImages(input: $input) { userErrors { message } } }`;

type Finding = { code: string; severity: string; message: string };
type Figure = { id: string; value: number | null; n: number; interval?: object | null; reason?: string | null };
type Added = {
  experiment: { id: string } | null;
  findings: Finding[];
  reused: boolean;
  userErrors: { field: string[]; code: string; message: string }[];
};
type Judged = {
  status: string;
  stale: boolean;
  failure: { code: string } | null;
  method: { id: string } | null;
  figures: Figure[];
  protocol: { nSplits: number; nRepeats: number };
  folds: { nTrain: number; nTest: number }[];
  outside: {
    kind: string;
    tableName: string;
    matched: number;
    unmatched: number;
    findings: Finding[];
    figuresWithoutLeaks: Figure[];
    guarantee: { status: string; nCancer: number; cancersNeeded: number; statement: string };
  } | null;
};

const figure = (figures: readonly Figure[] = [], id = "rocAuc") => figures.find((each) => each.id === id);
const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  [header, ...rows.map((row) => row.join(","))].join("\n");

describeService("results from elsewhere", (service) => {
  let datasetId = "";
  let ownId = "";
  let ownTable = "";

  async function upload(table: string | Uint8Array): Promise<Response> {
    return fetch(`${service().address}/uploads/tables`, { method: "POST", body: Buffer.from(table) });
  }

  async function add(table: string | Uint8Array, input: object = {}): Promise<Added> {
    const { uploadId } = (await (await upload(table)).json()) as { uploadId: string };
    const { addOutsideResults } = await service().query<{ addOutsideResults: Added }>(ADD, {
      input: { datasetId, uploadId, name: "theirs.csv", ...input },
    });
    expect(await readdir(join(service().dataDir, "uploads"))).toEqual([]);
    return addOutsideResults;
  }

  async function judge(table: string, input: object = {}): Promise<Judged> {
    const { experiment, userErrors } = await add(table, input);
    expect(userErrors).toEqual([]);
    const id = experiment?.id ?? "";
    await service().follow(id);
    const { experiment: judged } = await service().query<{ experiment: Judged }>(JUDGED, { id });
    expect(judged.failure).toBeNull();
    return judged;
  }

  const ofDatabase = async (id: string) => {
    const row = await findExperiment(service().app.database.orm, id);
    if (!row) throw new Error(`no experiment ${id}`);
    return row;
  };

  it("a table of our own out-of-fold scores gets our own figures, interval and folds", async () => {
    const uploadId = await service().upload(await zipOf(await drawPatterns(1, PER_CLASS, 2)));
    const { importDataset } = await service().query<{ importDataset: { import: { id: string } } }>(IMPORT, {
      input: { uploadId, name: "slices" },
    });
    await service().follow(importDataset.import.id);
    const { run } = await service().query<{ run: { dataset: { id: string } } }>(IMPORTED, {
      id: importDataset.import.id,
    });
    datasetId = run.dataset.id;
    const { startExperiment } = await service().query<{ startExperiment: { experiment: { id: string } } }>(START, {
      input: {
        ...{ datasetId, method: "logisticRegression", backbone: await addTinyNetwork(service()) },
        ...{ nSplits: 3, nRepeats: 2 },
      },
    });
    ownId = startExperiment.experiment.id;
    await service().follow(ownId);

    const own = await ofDatabase(ownId);
    const { rows } = await readDataset(service().app, { datasetId, sampleSize: null });
    ownTable = csv(
      "filename,fold,repeat,score",
      (own.folds ?? []).flatMap(({ repeat, fold, rows: held, scores }) =>
        held.map((row, i) => [rows[row].representative.path, fold + 1, repeat, scores[i]]),
      ),
    );
    const judged = await judge(ownTable);
    expect(judged).toMatchObject({ status: "DONE", method: null, protocol: { nSplits: 3, nRepeats: 2 } });
    const { experiment: ours } = await service().query<{ experiment: Judged }>(JUDGED, { id: ownId });
    for (const id of ["rocAuc", "f1", "averagePrecision", "aucStandardError"])
      expect(figure(judged.figures, id)).toEqual(figure(ours.figures, id));
    expect(judged.folds).toEqual(ours.folds);
    expect(judged.outside).toMatchObject({
      ...{ kind: "SCORES", tableName: "theirs.csv", matched: 4 * PER_CLASS, unmatched: 0, findings: [] },
      ...{ figuresWithoutLeaks: [], guarantee: { status: "not decidable", nCancer: PER_CLASS, cancersNeeded: 59 } },
    });
    expect(judged.outside?.guarantee.statement).toContain(`${PER_CLASS}`);
    expect(ours.outside).toBeNull();
  });

  it("is compared by folds where the folds are the same", async () => {
    const { experiment } = await add(ownTable, { name: "again under another name.csv" });
    const [own, outside] = [await ofDatabase(ownId), await ofDatabase(experiment?.id ?? "")];
    expect(commonFolds(own.folds ?? [], outside.folds ?? [])).toHaveLength(6);
  });

  it("the same table is judged once, another seed or another table anew", async () => {
    expect(await add(ownTable)).toMatchObject({ reused: true, findings: [] });
    expect(await add(ownTable, { seed: 1 })).toMatchObject({ reused: false });
  });

  it("finds a duplicate in another fold, and gives the figure without the images it speaks of", async () => {
    const rows = Array.from({ length: PER_CLASS }, (_, i) => {
      const fold = i < PER_CLASS / 2 ? 0 : 1;
      return [
        [`normal/n${i}.png`, fold, 0.5],
        [`cancer/c${i}.png`, fold, i % 5 === 1 ? 0.1 : 0.9],
      ];
    }).flat();
    const judged = await judge(csv("filename,fold,score", [...rows, ["c0 copy.png", 1, 0.9], ["gone.png", 0, 0.5]]));
    // 4 of 5 cancers above every normal in one fold, 5 of 6 in the other; then 3 of 4 and 4 of 5.
    expect(figure(judged.figures)?.value).toBeCloseTo((4 / 5 + 5 / 6) / 2, 12);
    expect(figure(judged.outside?.figuresWithoutLeaks)).toMatchObject({ n: 2 * PER_CLASS - 1 });
    expect(figure(judged.outside?.figuresWithoutLeaks)?.value).toBeCloseTo((3 / 4 + 4 / 5) / 2, 12);
    expect(judged.outside?.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["OUTSIDE_FAMILY_STRADDLES_FOLDS", "OPTIMISTIC"],
      ["OUTSIDE_NAMES_UNMATCHED", "NOTE"],
    ]);
    expect(judged.outside?.findings[0].message).toContain("c0 copy.png");
    expect(judged.outside).toMatchObject({ matched: 2 * PER_CLASS + 1, unmatched: 1 });
  });

  it("scores that are no probabilities are ranked, and no figure of probabilities is made of them", async () => {
    const logits = ownTable.replace(/[^,]+$/gm, (score) =>
      score === "score" ? score : String(20 * Number(score) - 9),
    );
    const judged = await judge(logits);
    const own = await ofDatabase(ownId);
    expect(figure(judged.figures)?.value).toBeCloseTo(figure(own.figures ?? [])?.value ?? Number.NaN, 12);
    expect(figure(judged.figures, "brier")).toMatchObject({ value: null, reason: "NOT_PROBABILITIES" });
  });

  it("our own embeddings, exported and sent back, give our own experiment's figures; missing images are told", async () => {
    const { app } = service();
    const own = await ofDatabase(ownId);
    const { rows } = await readDataset(app, { datasetId, sampleSize: null });
    const sha256 = rows.map(({ representative }) => representative.sha256);
    const spaces = await findSpaces(app, {
      weightsSha256: own.weightsSha256,
      ...{ precision: "float32", calibration: "" },
      preprocessing: preprocessingOf({ preprocessing: "plain" }),
    }).then(async (found) => found ?? Promise.reject(new Error("the images are not embedded")));
    const { data, cols } = await readMatrix(app, spaces.avgpool, sha256);
    const lines = rows.map(({ representative }, i) => [
      representative.path,
      ...data.subarray(i * cols, (i + 1) * cols),
    ]);
    const header = `filename,${Array.from({ length: cols }, (_, j) => `f${j}`).join(",")}`;
    const judged = await judge(csv(header, lines), { nSplits: 3, nRepeats: 2 });
    expect(judged).toMatchObject({
      method: { id: "logisticRegression" },
      outside: { kind: "EMBEDDINGS", findings: [] },
    });
    const outside = await ofDatabase((await add(csv(header, lines), { nSplits: 3, nRepeats: 2 })).experiment?.id ?? "");
    expect(outside.figures).toEqual(own.figures);
    expect(outside.folds).toEqual(own.folds);

    const without = lines.filter(
      ([path]) => !["avec_labels/cancer/c3.png", "sans_label/u0.png"].includes(String(path)),
    );
    const fewer = await judge(csv(header, without), { nSplits: 3, nRepeats: 1 });
    expect(fewer.outside?.findings.map(({ code }) => code)).toEqual([
      "OUTSIDE_LABELLED_WITHOUT_VECTOR",
      "OUTSIDE_UNLABELLED_WITHOUT_VECTOR",
    ]);
    expect(figure(fewer.figures)?.n).toBe(2 * PER_CLASS - 1);
    // Rows keep their place among those of every experiment.
    const scored = await ofDatabase(
      (await add(csv(header, without), { nSplits: 3, nRepeats: 1 })).experiment?.id ?? "",
    );
    const missing = rows.findIndex(({ representative }) => representative.path === "avec_labels/cancer/c3.png");
    const held = scored.folds?.flatMap(({ rows: of }) => of) ?? [];
    expect(held.sort((a, b) => a - b)).toEqual(
      rows.flatMap(({ label }, row) => (label === -1 || row === missing ? [] : [row])),
    );
  });

  it.each([
    [
      "a cell that is no number",
      "filename,fold,score\nc0.png,0,0.9\nn0.png,0,much",
      "OUTSIDE_NOT_A_NUMBER",
      /Line 3.*score.*much/,
    ],
    [
      "a file that is no table",
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
      "OUTSIDE_NOT_A_TABLE",
      /neither CSV nor Parquet/,
    ],
    ["a column missing", "filename,score\nc0.png,0.9", "OUTSIDE_SCORES_COLUMN", /fold/],
    ["an empty file", "", "OUTSIDE_NO_ROWS", /empty/],
    ["other images", "filename,fold,score\nx.png,0,0.9", "OUTSIDE_NOTHING_MATCHED", /x\.png/],
    [
      "a column of something else as repeat",
      csv(
        "filename,fold,repeat,score",
        Array.from({ length: 200 }, (_, i) => ["c0.png", 0, i, 0.5]),
      ),
      "OUTSIDE_TOO_MANY_FOLDS",
      /200.*100/,
    ],
  ])("refuses %s by name, and keeps nothing of it", async (_, table, code, message) => {
    const { experiment, userErrors } = await add(table);
    expect(experiment).toBeNull();
    expect(userErrors).toEqual([{ field: ["input", "uploadId"], code, message: expect.stringMatching(message) }]);
  });

  it("refuses a method that needs more than vectors, an upload that is not there, and a file beyond the limit", async () => {
    const vectors = csv("filename,a,b", [
      ["c0.png", 1, 2],
      ["n0.png", 2, 1],
    ]);
    expect((await add(vectors, { method: "coTraining" })).userErrors).toMatchObject([
      { field: ["input", "method"], code: "OUTSIDE_METHOD_VIEWS" },
    ]);
    const { addOutsideResults } = await service().query<{ addOutsideResults: Added }>(ADD, {
      input: { datasetId, uploadId: "../../etc/passwd", name: "x" },
    });
    expect(addOutsideResults.userErrors).toMatchObject([{ code: "OUTSIDE_UPLOAD_UNKNOWN" }]);
    const answer = await upload(new Uint8Array(20_000_001));
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { code: "OUTSIDE_TOO_LARGE", message: expect.stringContaining("20") },
    ]);
    expect(await readdir(join(service().dataDir, "uploads"))).toEqual([]);
  });

  it("is stale once the data set has changed, and judged anew when sent again", async () => {
    const { experiment } = await add(ownTable);
    const { rows } = await readDataset(service().app, { datasetId, sampleSize: null });
    const gone = rows.find(({ representative }) => representative.path === "avec_labels/normal/n4.png");
    const { excludeImages } = await service().query<{ excludeImages: { userErrors: object[] } }>(EXCLUDE, {
      input: { imageIds: [gone?.representative.id], reason: "blurred" },
    });
    expect(excludeImages.userErrors).toEqual([]);
    const { experiment: old } = await service().query<{ experiment: Judged }>(JUDGED, { id: experiment?.id });
    expect(old.stale).toBe(true);
    const again = await add(ownTable);
    expect(again.reused).toBe(false);
    const { experiment: anew } = await service().query<{ experiment: Judged }>(JUDGED, { id: again.experiment?.id });
    expect(anew.stale).toBe(false);
    expect(anew.outside).toMatchObject({ matched: 4 * PER_CLASS - 2, unmatched: 2, guarantee: null });
  });
});
