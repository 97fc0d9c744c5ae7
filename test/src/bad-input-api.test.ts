import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  archiveOf,
  BAD_ENTRIES,
  manyImages,
  NOTHING_USABLE,
  POOR_LABELS,
  REFUSED_ARCHIVES,
  writeLinkedFolder,
  writeTree,
} from "./bad-inputs.ts";
import { query, type Serving, serve, until } from "./brainscan.ts";
import { noisePng } from "./image-bytes.ts";
import { canLimit, canMount, leaveFree, limitFiles, mountDisk, unmountDisk } from "./small-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { addTinyNetwork } from "./tiny-network.ts";
import { zipOf } from "./zip-bytes.ts";

type Notice = { code: string; path: string | null; message: string };
type UserError = { code: string; field: string[]; message: string };
type Run = {
  status: string;
  failure: Notice | null;
  dataset: { id: string; counts: { images: number; labelled: number } } | null;
  report: { added: number; unchanged: number; rejected: Notice[]; warnings: Notice[] } | null;
};

const IMPORT = `mutation ($input: ImportDatasetInput!) {
  importDataset(input: $input) { import { id } userErrors { code field message } } }`;
const RUN = `query ($id: ID!) { run(id: $id) { status failure { code path message } ... on Import {
  dataset { id counts { images labelled } }
  report { added unchanged rejected { code path message } warnings { code path message } } } } }`;
const STUDY = `mutation ($input: StartStudyInput!) { startStudy(input: $input) { study { id } userErrors { message } } }`;
const STUDIED = `query ($id: ID!) { study(id: $id) { status failure { message } limits { code message }
  decisions { normal cancer } clusterings { nClusters } } }`;

const ENDED = ["DONE", "FAILED", "CANCELLED"];
const LIMIT_BYTES = 18_000_000;

describe("bad input, in the API", () => {
  const folder = temporaryFolder();
  const dataDir = join(folder, "data");
  const allowed = join(folder, "allowed");
  let serving: Serving;
  let backbone: string;

  beforeAll(async () => {
    await mkdir(allowed);
    if (canMount) mountDisk(dataDir, "size=300m");
    await copyNewDatabase(dataDir);
    backbone = await addTinyNetwork(dataDir);
    serving = await serve(dataDir, ["--no-demo"], { BRAINSCAN_IMPORT_ROOTS: allowed });
  });
  afterAll(async () => {
    await serving?.stop();
    if (canMount) unmountDisk(dataDir);
  });

  async function post(zip: Buffer): Promise<{ uploadId?: string; code?: string; message?: string }> {
    return (await fetch(`${serving.address}/uploads`, { method: "POST", body: new Uint8Array(zip) })).json();
  }

  async function start(input: object): Promise<{ id: string | null; userErrors: UserError[] }> {
    const { importDataset } = await query<{
      importDataset: { import: { id: string } | null; userErrors: UserError[] };
    }>(serving.address, IMPORT, { input });
    return { id: importDataset.import?.id ?? null, userErrors: importDataset.userErrors };
  }

  async function bring(input: object): Promise<Run> {
    const { id, userErrors } = await start(input);
    expect(userErrors).toEqual([]);
    const { run } = await until(
      () => query<{ run: Run }>(serving.address, RUN, { id }),
      ({ run }) => ENDED.includes(run.status),
    );
    return run;
  }

  const datasets = async () =>
    (await query<{ datasets: { name: string }[] }>(serving.address, "{ datasets { name } }")).datasets;

  it.each(REFUSED_ARCHIVES)("$title is refused at once, by name, and nothing is kept", async (archive) => {
    const { uploadId } = await post(await archive.make());
    const { id, userErrors } = await start({ uploadId, name: archive.title, fileName: archive.name });
    expect(id).toBeNull();
    expect(userErrors).toHaveLength(1);
    expect(userErrors[0].code).toBe(archive.code);
    for (const words of [archive.name, ...archive.says]) expect(userErrors[0].message).toContain(words);
    expect(await datasets()).not.toContainEqual({ name: archive.title });
    // What was sent is not kept either.
    expect(await readdir(join(dataDir, "uploads"))).toEqual([]);
  });

  it.each(BAD_ENTRIES)("$title is told with its file, and the rest is kept", async (entry) => {
    const { uploadId } = await post(await archiveOf([entry]));
    const { status, dataset, report } = await bring({ uploadId, name: entry.title });
    expect(status).toBe("DONE");
    expect(dataset?.counts).toEqual({ images: entry.kept + 1, labelled: entry.labelled });
    expect(report?.added).toBe(entry.kept + 1);
    expect(report?.rejected).toHaveLength(entry.notice?.list === "rejected" ? 1 : 0);
    if (entry.notice === null) return expect(report?.warnings.map(({ code }) => code)).toEqual(["METADATA_NONE"]);
    const { list, code, path, says } = entry.notice;
    const told = report?.[list].filter((notice) => notice.code === code) ?? [];
    expect(told.map((notice) => notice.path)).toEqual([path]);
    for (const words of says) expect(told[0].message).toContain(words);
  });

  it("a link in a folder is named and not followed", async () => {
    const { report } = await bring({ path: await writeLinkedFolder(join(allowed, "linked")) });
    expect(report?.added).toBe(1);
    expect(report?.rejected).toMatchObject([{ code: "SYMLINK", path: "passwd.png" }]);
  });

  it("an empty folder fails by name, and makes no data set", async () => {
    await mkdir(join(allowed, "hollow"));
    const { status, failure, dataset } = await bring({ path: join(allowed, "hollow") });
    expect({ status, dataset }).toEqual({ status: "FAILED", dataset: null });
    expect(failure?.code).toBe("EMPTY_SOURCE");
    expect(failure?.message).toContain("hollow is empty. Nothing was imported.");
  });

  it("an archive without a usable image fails, its report giving each reason", async () => {
    const { name, files, code, says, rejected } = NOTHING_USABLE;
    const { uploadId } = await post(await zipOf(files));
    const run = await bring({ uploadId, name });
    expect(run).toMatchObject({ status: "FAILED", dataset: null, failure: { code }, report: { added: 0 } });
    for (const words of [name, ...says]) expect(run.failure?.message).toContain(words);
    const reasons = new Map(run.report?.rejected.map(({ path, message }) => [path, message]));
    for (const [path, words] of Object.entries(rejected)) expect(reasons.get(path)).toContain(words);
  });

  it.each(POOR_LABELS)("$title: the import warns, the study clusters and says what it cannot do", async (labels) => {
    const { uploadId } = await post(await zipOf(labels.files));
    const { dataset, report } = await bring({ uploadId, name: labels.name });
    const warned = report?.warnings.find(({ code }) => code === labels.warns.code);
    for (const words of labels.warns.says) expect(warned?.message).toContain(words);
    const { startStudy } = await query<{ startStudy: { study: { id: string } } }>(serving.address, STUDY, {
      input: { datasetId: dataset?.id, planName: "quick", backbone },
    });
    type Studied = { study: { status: string; limits: Notice[]; decisions: object; clusterings: object[] } };
    const { study } = await until(
      () => query<Studied>(serving.address, STUDIED, { id: startStudy.study.id }),
      ({ study }) => ENDED.includes(study.status),
    );
    expect(study).toMatchObject({ status: "DONE", decisions: { normal: 0, cancer: 0 } });
    expect(study.clusterings.length).toBeGreaterThan(0);
    expect(study.limits.map(({ code }) => code)).toEqual([labels.limits.code]);
    for (const words of labels.limits.says) expect(study.limits[0].message).toContain(words);
  });

  it.skipIf(!canLimit)(
    "a limit on the size of files: upload and import say which folder cannot be written and what was kept (skipped without prlimit)",
    async () => {
      const large = noisePng(1, 4_300);
      const path = await writeTree(join(allowed, "too-large"), { "a.png": large });
      limitFiles(serving.pid, LIMIT_BYTES);
      try {
        const refused = await post(large);
        expect(refused.code).toBe("DATA_FOLDER_NOT_WRITABLE");
        expect(refused.message).toContain(`${dataDir} cannot be written`);
        const { status, failure } = await bring({ path });
        expect(status).toBe("FAILED");
        expect(failure?.code).toBe("DATA_FOLDER_NOT_WRITABLE");
        for (const words of [dataDir, "may not grow", "0\u00a0imported images are kept"])
          expect(failure?.message).toContain(words);
      } finally {
        limitFiles(serving.pid, "unlimited");
      }
      expect((await bring({ path })).status).toBe("DONE");
    },
  );

  it.skipIf(!canLimit)(
    "a database that can take no more answers every request with that, and goes on after a new start (skipped without prlimit)",
    async () => {
      const path = await writeTree(join(allowed, "late"), { "a.png": noisePng(82) });
      limitFiles(serving.pid, 500_000);
      // A change begins with its line in the log of changes: what cannot be logged is not begun.
      for (const words of [dataDir, "may not grow", "What had been saved is kept", "start the product again"])
        await expect(start({ path })).rejects.toThrow(words);
      await expect(datasets()).rejects.toThrow(`${dataDir}/database cannot be written`);
      await serving.stop();
      serving = await serve(dataDir, ["--no-demo"], { BRAINSCAN_IMPORT_ROOTS: allowed });
      expect((await bring({ path })).report?.added).toBe(1);
    },
  );

  describe.skipIf(!canMount)("a data folder that takes no more (skipped where nothing can be mounted)", () => {
    it("mounted read-only: the import names the folder, and nothing is kept", async () => {
      const path = await writeTree(join(allowed, "for-read-only"), { "a.png": noisePng(80), "b.png": noisePng(81) });
      mountDisk(join(dataDir, "images"), "ro,size=64k");
      try {
        const { status, failure, dataset } = await bring({ path });
        expect({ status, dataset }).toEqual({ status: "FAILED", dataset: null });
        expect(failure?.code).toBe("DATA_FOLDER_NOT_WRITABLE");
        for (const words of [dataDir, "read-only", "0\u00a0imported images are kept"])
          expect(failure?.message).toContain(words);
      } finally {
        unmountDisk(join(dataDir, "images"));
      }
      expect((await bring({ path })).report?.added).toBe(2);
    });

    it("full: the upload says so, the import says what it kept, and goes on from there once there is room", async () => {
      const tree = manyImages(300);
      const path = await writeTree(join(allowed, "many"), tree);
      const zip = await zipOf(tree);
      leaveFree(dataDir, 500_000);
      const refused = await post(zip);
      expect(refused.code).toBe("DISK_FULL");
      expect(refused.message).toContain(`No space is left in ${dataDir}. What had been saved is kept.`);

      leaveFree(dataDir, 1_800_000);
      const { status, failure, dataset } = await bring({ path });
      expect(status).toBe("FAILED");
      expect(failure?.code).toBe("DISK_FULL");
      const kept = dataset?.counts.images ?? 0;
      expect(kept).toBeGreaterThan(0);
      for (const words of [`No space is left in ${dataDir}`, `${kept}\u00a0imported images are kept`])
        expect(failure?.message).toContain(words);

      leaveFree(dataDir, 50_000_000);
      const { report } = await bring({ path, datasetId: dataset?.id });
      expect(report).toMatchObject({ added: 300 - kept, unchanged: kept });
    });
  });
});
