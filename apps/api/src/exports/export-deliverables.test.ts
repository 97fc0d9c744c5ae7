import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@brainscan/db/database";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { openTestDatabase } from "@brainscan/db/test-databases";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { App } from "../app.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { insertDoneStudy, storeReport } from "./done-study.fixture.ts";
import { type ExportParams, exportDeliverables } from "./export-deliverables.ts";
import { MANIFEST_FILE, type Manifest } from "./manifest.ts";
import { auc, IMAGES, SMALL_DELIVERABLES } from "./small-deliverables.fixture.ts";
import { verifyFolder } from "./verify-folder.ts";

let database: Database;
let study: StudyRow;
let dir: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "export-"));
  study = await insertDoneStudy(database);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const exportAll = (options: Partial<ExportParams> = {}) =>
  exportDeliverables({ database } as App, study, {
    ...{ dir, language: "en", signal: new AbortController().signal, progress: () => undefined },
    ...{ deliverables: SMALL_DELIVERABLES, ...options },
  });
const readManifestFile = async () => JSON.parse(await readFile(join(dir, MANIFEST_FILE), "utf8")) as Manifest;
const codeOf = (problem: Promise<unknown>) =>
  problem.then(
    () => "nothing",
    (error: unknown) => noticeOf(error).code,
  );
const faultsOf = async () => (await verifyFolder(dir)).faults.map(({ code, path }) => ({ code, path }));
const champion = () => (study.report as { experiments: { id: string }[] }).experiments[0].id;
const withOtherAuc = () =>
  storeReport(database, study.runId, ({ experiments: [{ figures }] }) => {
    figures[0].value = 0.8;
  });

test("an export lists every file with its hash and every printed number with its place, and verifies", async () => {
  const manifest = await exportAll();
  expect(await readManifestFile()).toEqual(manifest);
  expect(manifest.files.map(({ path }) => path)).toEqual(["report.json", "champion.onnx", "memo.html", "slides.pptx"]);
  for (const { path, sha256, bytes } of manifest.files) {
    const content = await readFile(join(dir, path));
    expect([path, createHash("sha256").update(content).digest("hex"), content.length]).toEqual([path, sha256, bytes]);
  }
  expect(manifest.files[2].quotes).toEqual([
    { figure: IMAGES, format: "count", text: "131" },
    { figure: auc(champion()), format: "figure", text: "0.931" },
  ]);
  expect(await verifyFolder(dir)).toEqual({ nFiles: 4, nQuotes: 4, faults: [], remarks: [] });
  expect((await readdir(dir)).sort()).toEqual([
    "champion.onnx",
    "manifest.json",
    "memo.html",
    "report.json",
    "slides.pptx",
  ]);
});

test("the same report gives the same bytes, the manifest included", async () => {
  await exportAll({ only: ["memo", "onnx"] });
  const first = await readFile(join(dir, MANIFEST_FILE), "utf8");
  await exportAll({ only: ["memo", "onnx"] });
  expect(await readFile(join(dir, MANIFEST_FILE), "utf8")).toBe(first);
});

test("after one figure has changed and the slides alone were exported, verify names the memo's stale number", async () => {
  await exportAll({ language: "fr" });
  study = await withOtherAuc();
  await exportAll({ language: "fr", only: ["slides"] });
  const { faults, remarks } = await verifyFolder(dir);
  expect(faults).toEqual([
    {
      ...{ code: "VERIFY_STALE", path: "memo.html" },
      params: { path: "memo.html", figure: auc(champion()), printed: "0,931", now: "0,800" },
    },
  ]);
  // No number is printed in it, but it was made from what the report said then.
  expect(remarks.map(({ path }) => path)).toEqual(["champion.onnx"]);
  await exportAll({ language: "fr", only: ["memo"] });
  expect((await verifyFolder(dir)).faults).toEqual([]);
});

test("a number printed in one language stays right when the rest is exported in another", async () => {
  await exportAll({ language: "fr" });
  const { language, files } = await exportAll({ language: "en", only: ["slides"] });
  expect(language).toBe("en");
  expect(files.map(({ path, language: of }) => `${path} ${of}`)).toContain("memo.html fr");
  expect(await faultsOf()).toEqual([]);
});

test("files that are gone, changed or no longer what they were are each named once", async () => {
  await exportAll();
  await rm(join(dir, "champion.onnx"));
  await writeFile(join(dir, "memo.html"), "<p>AUC 10.931, of 1,130 images</p>");
  await writeFile(join(dir, "slides.pptx"), "no zip");
  expect(await faultsOf()).toEqual([
    { code: "VERIFY_FILE_MISSING", path: "champion.onnx" },
    { code: "VERIFY_FILE_CHANGED", path: "memo.html" },
    { code: "VERIFY_TEXT_ABSENT", path: "memo.html" },
    { code: "VERIFY_TEXT_ABSENT", path: "memo.html" },
    { code: "VERIFY_FILE_CHANGED", path: "slides.pptx" },
    { code: "VERIFY_FILE_UNREADABLE", path: "slides.pptx" },
  ]);
  await writeFile(join(dir, "report.json"), "{");
  expect(await faultsOf()).toContainEqual({ code: "VERIFY_NO_REPORT", path: "report.json" });
});

test("an export that was ended midway leaves whole files and a manifest that tells of it, until it is repeated", async () => {
  const before = await exportAll();
  study = await withOtherAuc();
  const broken = { ...SMALL_DELIVERABLES, slides: () => Promise.reject(new Error("ended")) };
  await expect(exportAll({ deliverables: broken })).rejects.toThrow("ended");
  expect(await readManifestFile()).toMatchObject({ unfinished: ["slides"] });
  expect(await faultsOf()).toEqual([
    { code: "VERIFY_UNFINISHED", path: undefined },
    { code: "VERIFY_STALE", path: "slides.pptx" },
  ]);
  // Another part does not make up for it.
  await exportAll({ only: ["memo"] });
  expect((await readManifestFile()).unfinished).toEqual(["slides"]);
  const { unfinished, files } = await exportAll();
  expect({ unfinished, paths: files.map(({ path }) => path) }).toEqual({
    unfinished: [],
    paths: before.files.map(({ path }) => path),
  });
  expect(await faultsOf()).toEqual([]);
});

test("a deliverable that fails keeps no other from being written, and its failure is the export's", async () => {
  const broken = { ...SMALL_DELIVERABLES, memo: () => Promise.reject(new Error("no memo")) };
  await expect(exportAll({ deliverables: broken })).rejects.toThrow("no memo");
  const { files, unfinished } = await readManifestFile();
  expect(files.map(({ path }) => path)).toEqual(["report.json", "champion.onnx", "slides.pptx"]);
  expect(unfinished).toEqual(["memo"]);
});

test("what a killed export had begun to write is removed by the next one, and nothing else", async () => {
  const half = `memo.html.${randomUUID()}.tmp`;
  const others = ["notes.tmp", "half.tmp.txt"];
  await mkdir(join(dir, "tables"));
  for (const name of [half, `tables/df.csv.${randomUUID()}.tmp`, ...others]) await writeFile(join(dir, name), "x");
  await exportAll({ only: ["memo"] });
  expect((await readdir(dir)).sort()).toEqual(
    [...others, "manifest.json", "memo.html", "report.json", "tables"].sort(),
  );
  expect(await readdir(join(dir, "tables"))).toEqual([]);
});

test("a wish to stop is followed before the next deliverable, and inside one", async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const deliverables = {
    ...SMALL_DELIVERABLES,
    async onnx(...[context]: Parameters<NonNullable<typeof SMALL_DELIVERABLES.onnx>>) {
      stop.abort(new Error("stop"));
      context.progress(1, 2);
      return { files: [], refusals: [] };
    },
  };
  const progress: ExportParams["progress"] = (name, done, total) => told.push(`${name} ${done}/${total}`);
  await expect(exportAll({ deliverables, signal: stop.signal, progress })).rejects.toThrow("stop");
  expect(told).toEqual(["onnx 0/1", "onnx 1/2", "onnx 1/1"]);
  expect((await readManifestFile()).unfinished).toEqual(["memo", "slides"]);
});

test("files of two studies are never mixed: a part is refused, all replaces all", async () => {
  const { studyId } = await exportAll();
  study = await insertDoneStudy(database);
  expect(await codeOf(exportAll({ only: ["slides"] }))).toBe("EXPORT_OTHER_STUDY");
  expect((await readManifestFile()).studyId).toBe(studyId);
  const replaced = await exportAll();
  expect(replaced.studyId).toBe(study.runId);
  expect(await faultsOf()).toEqual([]);
});

test("what is no longer written is removed and its refusal told, unless someone has changed it since", async () => {
  await exportAll();
  const reason = "no such form";
  const refusing = {
    ...SMALL_DELIVERABLES,
    onnx: async () => ({ files: [], refusals: [{ path: "champion.onnx", reason }] }),
  };
  const { files, refusals } = await exportAll({ deliverables: refusing, only: ["onnx"] });
  expect(files.map(({ path }) => path)).toEqual(["report.json", "memo.html", "slides.pptx"]);
  expect(refusals).toEqual([{ deliverable: "onnx", path: "champion.onnx", reason }]);
  expect(await readdir(dir)).not.toContain("champion.onnx");

  expect((await exportAll({ only: ["onnx"] })).refusals).toEqual([]);
  await writeFile(join(dir, "champion.onnx"), "mine now");
  await exportAll({ deliverables: refusing, only: ["onnx"] });
  expect(await readFile(join(dir, "champion.onnx"), "utf8")).toBe("mine now");
});

describe("a folder that one is given", () => {
  const rewrite = async (change: (manifest: Manifest) => void) => {
    const manifest = await readManifestFile();
    change(manifest);
    await writeFile(join(dir, MANIFEST_FILE), JSON.stringify(manifest));
  };

  test("without a manifest, or with one that is none, is a clear error", async () => {
    expect(await codeOf(verifyFolder(dir))).toBe("MANIFEST_MISSING");
    expect(await codeOf(verifyFolder(join(dir, "nowhere")))).toBe("MANIFEST_MISSING");
    for (const text of ["", "{", "[]", '{"schemaVersion":"9.0"}']) {
      await writeFile(join(dir, MANIFEST_FILE), text);
      expect(await codeOf(verifyFolder(dir))).toBe("MANIFEST_UNREADABLE");
      expect(await codeOf(exportAll({ only: ["memo"] }))).toBe("MANIFEST_UNREADABLE");
    }
    await exportAll();
    expect(await faultsOf()).toEqual([]);
  });

  test("cannot have verify open a file outside it, by a path or by a link", async () => {
    await exportAll();
    const paths = ["../x", "/etc/passwd", "a/../../x", "a\\..\\x", "C:/x", "./x", "a//b", "", "x\0"];
    for (const path of paths) {
      await rewrite(({ files }) => {
        files[1].path = path;
      });
      expect(await codeOf(verifyFolder(dir)), JSON.stringify(path)).toBe("MANIFEST_UNREADABLE");
    }
    await rm(dir, { recursive: true });
    await exportAll();
    const elsewhere = `${dir}-elsewhere`;
    await mkdir(elsewhere);
    await rename(join(dir, "champion.onnx"), join(elsewhere, "champion.onnx"));
    await symlink(join(elsewhere, "champion.onnx"), join(dir, "champion.onnx"));
    expect(await faultsOf()).toEqual([{ code: "VERIFY_FILE_MISSING", path: "champion.onnx" }]);
    await rm(elsewhere, { recursive: true });
  });
});
