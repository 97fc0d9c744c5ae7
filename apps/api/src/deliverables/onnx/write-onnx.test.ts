import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeOnnx } from "@brainscan/api/deliverables/onnx/write-onnx";
import { loadStudyInputs } from "@brainscan/api/jobs/study/load-inputs";
import { fitFinal } from "@brainscan/api/jobs/study/predictions/fit-final";
import { findExperimentByHash } from "@brainscan/db/queries/experiments";
import { listAllPredictions } from "@brainscan/db/queries/predictions";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { experiments } from "@brainscan/db/schema/experiments";
import { decodeImage } from "@brainscan/ml/image/decode-image";
import { preprocess, TENSOR_LENGTH } from "@brainscan/ml/image/preprocess";
import { openSession } from "@brainscan/ml/onnx/session";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checksInForce } from "../../checks/thresholds-in-force.ts";
import { reportOf } from "../../exports/report-of.ts";
import type { Language } from "../../messages/message.ts";
import { runShardsHere } from "../../shards/run-shards-here.ts";
import { SHARD_HANDLERS } from "../../shards/shard-handlers.ts";
import type { WrittenFile } from "../kit/deliverable.ts";
import { printNumber } from "../kit/quote-format.ts";
import type { Report } from "../report.ts";
import { bestExportable } from "./exportable.ts";
import { hasRealImages, type StudiedImages, studyImages } from "./studied-images.fixture.ts";

const IMAGES = hasRealImages ? 50 : 20;
const TOLERANCE = 1e-4;
const signal = new AbortController().signal;

const ML = fileURLToPath(new URL("../../../../../packages/ml", import.meta.url));
const guide = new URL("../../../../../docs/onnx.md", import.meta.url);

/** The guide's one program in a language. */
async function program(language: string): Promise<string> {
  const [, code] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(await readFile(guide, "utf8")) ?? [];
  if (!code) throw new Error(`the guide has no program in ${language}`);
  return code;
}

function hasPythonRuntime(): boolean {
  try {
    execFileSync("python3", ["-c", "import numpy, onnxruntime, PIL"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const python = hasPythonRuntime();

type Asked = { champion: string | null; language?: Language; study?: Partial<StudyRow> };
type Said = { path: string; sha256: string; score: number; probability: number };

describe(`the champion as one file, on ${hasRealImages ? "real images" : "made images (the real ones are absent)"}`, () => {
  let studied: StudiedImages;
  let report: Report;
  let folders = 0;

  beforeAll(async () => {
    studied = await studyImages();
    report = reportOf(studied.study, "en", checksInForce([]));
  }, 240_000);
  afterAll(() => studied?.close());

  /** The deliverable of the study, its champion forced. */
  async function write({ champion, language = "en", study = {} }: Asked) {
    const told = reportOf(studied.study, language, checksInForce([]));
    const forced = champion && told.champion ? { ...told.champion, experimentId: champion } : null;
    const dir = join(studied.folder, `out${folders++}`);
    await mkdir(dir);
    const written = await writeOnnx({
      ...{ app: studied.app, study: { ...studied.study, ...study }, report: { ...told, champion: forced }, language },
      ...{ dir, signal, progress: () => undefined },
    });
    return { dir, ...written };
  }

  const idOf = (method: string, layer: string) =>
    report.experiments.find((one) => one.method === method && one.layer === layer)?.id ?? "";

  /** What an experiment's final model says of images without a label. */
  async function said(experimentId: string): Promise<Said[]> {
    const { app, study } = studied;
    const closers: (() => Promise<void>)[] = [];
    const atEnd = (close: () => Promise<void>) => closers.push(close);
    const shards = runShardsHere(app, SHARD_HANDLERS);
    const context = {
      app,
      runId: study.runId,
      signal,
      atEnd,
      shards,
      report: () => undefined,
      gotFurther: () => undefined,
    };
    const { datasetId, backbone } = study;
    const inputs = await loadStudyInputs(context, {
      datasetId,
      backbone,
      provider: "cpu",
      precision: "float32",
      sampleSize: 1000,
    });
    const experiment = await findExperimentByHash(app.database.orm, { datasetId, contentHash: experimentId });
    if (!experiment) throw new Error(`no experiment ${experimentId}`);
    const { learning, scores, calibrated } = await fitFinal(context, inputs, experiment);
    for (const close of closers) await close();
    return Array.from(learning.rows, (row, at) => ({ image: inputs.rows[row], at })).flatMap(({ image, at }) => {
      const { path, sha256 } = image.representative;
      return image.label === -1
        ? [{ path, sha256, score: scores[at], probability: calibrated?.[at] ?? Number.NaN }]
        : [];
    });
  }

  /** The file says so of the first n images, in batches of 1 and of 3. */
  async function expectSaid(model: string, wanted: readonly Said[], n = 7): Promise<void> {
    expect(wanted.length).toBeGreaterThanOrEqual(n);
    const asked = wanted.slice(0, n);
    expect(new Set(asked.map(({ probability }) => probability)).size).toBeGreaterThan(n / 2);
    const session = await openSession(await readFile(model), { provider: "cpu" });
    for (let from = 0, size = 1; from < n; from += size, size = n - from >= 3 ? 3 : 1) {
      const batch = asked.slice(from, from + size);
      const data = new Float32Array(size * TENSOR_LENGTH);
      for (const [i, { sha256 }] of batch.entries()) data.set(await preprocessed(sha256), i * TENSOR_LENGTH);
      const input = { data, shape: [size, 3, 224, 224] };
      const { probability, score } = await session.run({ input }, ["probability", "score"]);
      for (const [i, one] of batch.entries()) {
        expect(Math.abs(score.data[i] - one.score), `${one.path}, a batch of ${size}`).toBeLessThan(TOLERANCE);
        expect(Math.abs(probability.data[i] - one.probability), one.path).toBeLessThan(TOLERANCE);
      }
    }
    await session.close();
  }

  async function preprocessed(sha256: string): Promise<Float32Array> {
    const bytes = await studied.app.store.read(sha256);
    if (!bytes) throw new Error(`the image ${sha256} is gone`);
    return preprocess(await decodeImage(bytes));
  }

  const pathsOf = (files: readonly WrittenFile[]) => files.map(({ path }) => path);

  it(`an RBF machine on layer3 gives the product's probabilities of ${IMAGES} images within ${TOLERANCE}, and the same bytes twice`, async () => {
    const champion = idOf("svc", "layer3");
    const { dir, files, refusals } = await write({ champion });
    expect([pathsOf(files), refusals]).toEqual([["model.onnx"], []]);
    const model = join(dir, "model.onnx");
    await expectSaid(model, await said(champion), IMAGES);
    const again = await write({ champion });
    const sha256 = async (path: string) =>
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
    expect(await sha256(join(again.dir, "model.onnx"))).toBe(await sha256(model));
  });

  it("two layers behind principal axes: a co-training gives the product's probabilities too", async () => {
    const champion = idOf("coTraining", "layer3");
    const { dir, files } = await write({ champion });
    expect(pathsOf(files)).toEqual(["model.onnx"]);
    await expectSaid(join(dir, "model.onnx"), await said(champion));
  });

  it("what is compared is what predictions.csv prints of images without a label", async () => {
    const predictions = await listAllPredictions(studied.app.database.orm, studied.study.runId);
    const printed = new Map(predictions.map((row) => [row.path, [row.probabilityRaw, row.probabilityCalibrated]]));
    const compared = await said(report.champion?.experimentId ?? "");
    expect(compared.length).toBeGreaterThanOrEqual(IMAGES);
    for (const { path, score, probability } of compared) expect([score, probability]).toEqual(printed.get(path));
  });

  it.each<[Language, RegExp]>([
    ["en", /Label spreading · avgpool\) scores an image by its place in a graph.*not the champion/],
    [
      "fr",
      /Diffusion d’étiquettes · avgpool\) note une image d’après sa place dans un graphe.*n’est pas le meilleur modèle/,
    ],
  ])(
    "label spreading is refused with its reason and the best that has a form (%s), which is written as what it is",
    async (language, reason) => {
      const champion = idOf("labelSpreading", "avgpool");
      const { dir, files, refusals } = await write({ champion, language });
      const best = bestExportable(report);
      const auc = best?.figures.find(({ id }) => id === "rocAuc");
      if (!best || !auc || auc.value === null) throw new Error("no other experiment has an area");
      expect(pathsOf(files)).toEqual(["model-best-exportable.onnx"]);
      expect(refusals.map(({ path }) => path)).toEqual(["model.onnx"]);
      expect(refusals[0].reason).toMatch(reason);
      const area = printNumber(auc.value, "figure", language);
      expect(refusals[0].reason).toContain(`${area} (`);
      expect(refusals[0].reason).toContain(`n = ${printNumber(auc.n, "count", language)}`);
      const bytes = await readFile(join(dir, "model-best-exportable.onnx"));
      for (const text of [best.id, champion, area, studied.study.runId, studied.study.weightsSha256 ?? ""])
        expect(bytes.includes(text), text).toBe(true);
      expect(files[0].quotes).toContainEqual({
        ...{ figure: `/experiments/${best.id}/figures/rocAuc/value`, format: "figure", text: area },
      });
      if (language === "en") await expectSaid(join(dir, "model-best-exportable.onnx"), await said(best.id));
    },
  );

  /** The guide's program, given to a runtime that reads it from its standard input. */
  async function expectPrinted(language: string, runtime: string, args: string[]): Promise<void> {
    const { dir } = await write({ champion: idOf("svc", "layer3") });
    const asked = (await said(idOf("svc", "layer3"))).slice(0, 4);
    const paths = asked.map(({ path }) => join(studied.folder, "images", path));
    const code = await program(language);
    const printed = await new Promise<string>((resolve, reject) => {
      const all = [...args, "-", join(dir, "model.onnx"), ...paths];
      const { stdin } = execFile(runtime, all, { cwd: ML }, (error, out) => (error ? reject(error) : resolve(out)));
      stdin?.end(code);
    });
    const rows = printed.trimEnd().split("\n");
    expect(rows).toHaveLength(asked.length);
    for (const [i, row] of rows.entries()) {
      const [path, probability, score] = row.split("\t");
      expect(path).toBe(paths[i]);
      expect(Math.abs(Number(probability) - asked[i].probability)).toBeLessThan(TOLERANCE);
      expect(Math.abs(Number(score) - asked[i].score)).toBeLessThan(TOLERANCE);
    }
  }

  it("the guide's program in Node prints the product's probabilities", () =>
    expectPrinted("js", process.execPath, ["--input-type=module"]));

  it.skipIf(!python)(
    `the guide's program in Python does too${python ? "" : " (skipped: python3 lacks numpy, onnxruntime or PIL)"}`,
    () => expectPrinted("python", "python3", []),
  );

  it.each<[string, Omit<Asked, "language">, RegExp]>([
    ["a study without a champion", { champion: null }, /no champion/],
    ["images changed since", { champion: "svc", study: { datasetFingerprint: "other" } }, /changed since the study/],
    ["other weights", { champion: "svc", study: { weightsSha256: "0".repeat(64) } }, /not those of the study/],
    ["weights that are gone", { champion: "svc", study: { backbone: "mine" } }, /no backbone "mine"/],
  ])("%s: nothing is written, and the reason says what to do", async (_case, asked, reason) => {
    const champion = asked.champion && idOf(asked.champion, "layer3");
    const { files, refusals } = await write({ ...asked, champion });
    expect(files).toEqual([]);
    expect(refusals).toMatchObject([{ path: "model.onnx", reason: expect.stringMatching(reason) }]);
  });

  it("a fit that does not give the study's own scores again is refused, with its difference", async () => {
    const champion = idOf("svc", "layer3");
    const db = studied.app.database.orm;
    const stored = await findExperimentByHash(db, { ...studied.study, contentHash: champion });
    const outOfFold = stored?.outOfFold;
    if (!outOfFold) throw new Error("the experiment has no scores");
    const changed = { ...outOfFold, scores: outOfFold.scores.map((score) => score / 2) };
    await db.update(experiments).set({ outOfFold: changed }).where(eq(experiments.contentHash, champion));
    const { files, refusals } = await write({ champion });
    await db.update(experiments).set({ outOfFold }).where(eq(experiments.contentHash, champion));
    expect(files).toEqual([]);
    expect(refusals[0].reason).toMatch(/differs by up to 0\.\d+ from the probabilities of the study/);
  });
});
