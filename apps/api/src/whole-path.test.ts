import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import yauzl from "yauzl";
import type { Report } from "./deliverables/report.ts";
import { describeEachService, type TestService } from "./service.fixture.ts";
import { drawSlices, type SliceSet, zipOf } from "./slices.fixture.ts";
import { addTinyNetwork } from "./tiny-network.fixture.ts";

/** Families of each class: enough for five folds, and for an interval. */
const PER_CLASS = 12;
const UNLABELLED = 10;

// Whole studies: seconds each on a quiet machine, minutes on a busy one.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const IMPORT = `mutation ($input: ImportDatasetInput!) {
  importDataset(input: $input) { import { id } userErrors { code message } }
}`;
const IMPORTED = `query ($id: ID!) { run(id: $id) { status failure { code message } ... on Import {
  dataset { id fingerprint counts { images distinct labelledAlsoUnlabelled duplicateGroups } }
  report { added unchanged rejected { code path message } } } } }`;
const STUDY = `mutation ($input: StartStudyInput!) { startStudy(input: $input) { study { id } userErrors { code message } } }`;
const STUDIED = `query ($id: ID!) { study(id: $id) {
  status stale backbone limits { code message } execution { embedded cached provider }
  prevalence { scorer { task } nNormal nCancer nPool labelledShare preferred estimates { method { id } value
    interval { low high } refusal { code } } calibration { verdict } labelShift { verdict } findings { code message }
    statements }
  probabilityHistogram { low high decisions { normal cancer review } }
  champion { id figures { id value n interval { low high method } } }
  experiments { id contentHash layer method { id } } decisions { normal cancer review }
  clusterings { layer nClusters preferredBy chosen clusters { size } } report downloads { name url }
  map { total imageIds x y labels clusters } } }`;

const EXPORT = `mutation ($input: StartExportInput!) {
  startExport(input: $input) { export { id } userErrors { field code message } } }`;
const EXPORTED = `query ($id: ID!) { study(id: $id) { deliverables(language: FR) { available unfinished zipUrl
  files { path name deliverable bytes sha256 quotes stale url } refusals { deliverable path reason }
  export { status language only } } } }`;

type Exported = {
  study: {
    deliverables: {
      zipUrl: string;
      files: {
        path: string;
        name: string;
        deliverable: string | null;
        bytes: number;
        sha256: string;
        stale: boolean;
        url: string;
      }[];
      export: object | null;
    };
  };
};

async function startExport(service: TestService, input: object) {
  type Payload = { export: { id: string } | null; userErrors: { field: string[]; code: string }[] };
  return (await service.query<{ startExport: Payload }>(EXPORT, { input })).startExport;
}

type Imported = {
  run: {
    status: string;
    failure: { code: string; message: string } | null;
    dataset: { id: string; fingerprint: string; counts: Record<string, number> } | null;
    report: { added: number; unchanged: number; rejected: { code: string; path: string; message: string }[] } | null;
  };
};
type Studied = {
  study: {
    status: string;
    stale: boolean;
    limits: { code: string; message: string }[];
    execution: { embedded: number; cached: number; provider: string } | null;
    champion: { id: string; figures: { id: string; value: number; n: number; interval: object | null }[] } | null;
    experiments: { id: string; contentHash: string }[];
    decisions: { normal: number; cancer: number; review: number };
    probabilityHistogram: { low: number; high: number; decisions: Record<string, number> }[];
    clusterings: {
      layer: string;
      nClusters: number;
      preferredBy: string[];
      chosen: boolean;
      clusters: { size: number }[];
    }[];
    prevalence: {
      scorer: { task: string };
      nPool: number;
      labelledShare: number | null;
      preferred: string | null;
      estimates: { method: { id: string }; value: number | null; interval: { low: number; high: number } | null }[];
      findings: { code: string; message: string }[];
      statements: string[];
    } | null;
    report: Report;
    downloads: { name: string; url: string }[];
    map: { total: number; imageIds: string[]; x: number[]; labels: (string | null)[]; clusters: number[] } | null;
  };
};

async function importSlices(service: TestService, files: SliceSet, target: object): Promise<Imported["run"]> {
  const uploadId = await service.upload(await zipOf(files));
  const { importDataset } = await service.query<{
    importDataset: { import: { id: string } | null; userErrors: { message: string }[] };
  }>(IMPORT, { input: { uploadId, ...target } });
  expect(importDataset.userErrors).toEqual([]);
  const id = importDataset.import?.id ?? "";
  await service.follow(id);
  return (await service.query<Imported>(IMPORTED, { id })).run;
}

async function study(
  service: TestService,
  datasetId: string,
  backbone?: string,
): Promise<Studied["study"] & { id: string }> {
  const { startStudy } = await service.query<{ startStudy: { study: { id: string } | null; userErrors: object[] } }>(
    STUDY,
    {
      input: { datasetId, planName: "quick", backbone },
    },
  );
  expect(startStudy.userErrors).toEqual([]);
  const id = startStudy.study?.id ?? "";
  await service.follow(id);
  const { study: row } = await service.query<Studied>(STUDIED, { id });
  return { id, ...row };
}

async function studyWithTinyNetwork(service: TestService, datasetId: string) {
  return study(service, datasetId, await addTinyNetwork(service));
}

describeEachService("from a zip to predictions", (service) => {
  let datasetId = "";
  let first: Awaited<ReturnType<typeof study>>;

  it("imports a zip once, and says that a second import changes nothing", async () => {
    const files = await drawSlices(1, PER_CLASS, UNLABELLED);
    files["avec_labels/cancer/broken.png"] = files["avec_labels/cancer/c0.png"].slice(0, 300);
    const imported = await importSlices(service(), files, { name: "slices" });
    expect(imported.status).toBe("DONE");
    const distinct = 2 * PER_CLASS + UNLABELLED;
    expect(imported.dataset?.counts).toEqual({
      images: distinct + 1,
      distinct,
      labelledAlsoUnlabelled: 1,
      duplicateGroups: 1,
    });
    expect(imported.report?.rejected.map(({ path }) => path)).toEqual(["avec_labels/cancer/broken.png"]);
    datasetId = imported.dataset?.id ?? "";

    const again = await importSlices(service(), files, { datasetId });
    expect(again.report).toMatchObject({ added: 0, unchanged: distinct + 1 });
    expect(again.dataset?.fingerprint).toBe(imported.dataset?.fingerprint);
  });

  it("studies it: champion with interval, clusterings, a decision for every file", async () => {
    first = await study(service(), datasetId);
    expect(first.status).toBe("DONE");
    expect(first.execution).toEqual({ embedded: 2 * PER_CLASS + UNLABELLED, cached: 0, provider: "cpu" });
    expect(first.experiments).toHaveLength(4);
    const auc = first.champion?.figures.find(({ id }) => id === "rocAuc");
    // Near duplicates count once: as many as the audit of the labels compares.
    const { guarantee, audits, statements } = first.report;
    expect(auc?.n).toBe(audits?.representativeness?.nLabelled);
    expect(auc?.n).toBeGreaterThan(PER_CLASS);
    expect(auc?.value).toBeGreaterThan(0.7);
    const { normal, cancer, review } = first.decisions;
    expect(normal + cancer + review).toBe(2 * PER_CLASS + UNLABELLED + 1);
    const binned = first.probabilityHistogram.flatMap(({ decisions }) => Object.values(decisions));
    expect(binned.reduce((total, count) => total + count, 0)).toBe(UNLABELLED);
    for (const { clusters } of first.clusterings)
      expect(clusters.reduce((total, { size }) => total + size, 0)).toBe(2 * PER_CLASS + UNLABELLED);
    for (const criterion of ["silhouette", "bic", "stability"]) {
      const preferred = first.clusterings.filter(({ preferredBy }) => preferredBy.includes(criterion));
      expect(preferred.map(({ layer }) => layer).sort()).toEqual(["AVGPOOL", "LAYER3"]);
    }
    expect(first.map?.imageIds).toHaveLength(2 * PER_CLASS + UNLABELLED);
    expect(first.map?.labels.filter((label) => label === "CANCER")).toHaveLength(PER_CLASS);
    // Zero misses among so few cancers bound nothing: no image is decided normal, and the labels that would decide it are told.
    expect(guarantee?.status).toBe("not decidable");
    expect(normal).toBe(0);
    expect(statements.join(" ")).toContain(
      "needs 59 labelled cancers, none of them missed. No image is decided normal.",
    );
  });

  it("estimates how common cancers are without a label, from what has not learned of those images", () => {
    const { prevalence, report } = first;
    expect(prevalence).toMatchObject({ scorer: { task: "SUPERVISED" }, labelledShare: 0.5 });
    // Images that a labelled one nearly shows are no part of the pool.
    const { nPool = 0, nRelated = 0 } = report.prevalence?.counts ?? {};
    expect(nPool).toBeGreaterThan(0);
    expect(prevalence?.nPool).toBe(nPool);
    expect(nPool + nRelated).toBe(UNLABELLED);
    const preferred = prevalence?.estimates.find(({ method }) => method.id === prevalence.preferred);
    expect(preferred?.value).toBeGreaterThanOrEqual(preferred?.interval?.low ?? 1);
    expect(preferred?.value).toBeLessThanOrEqual(preferred?.interval?.high ?? 0);
    for (const statement of prevalence?.statements ?? []) expect(report.statements).toContain(statement);
    expect(prevalence?.statements[0]).toContain(`n = ${2 * PER_CLASS} labelled, ${nPool} unlabelled`);
    for (const { message } of prevalence?.findings ?? []) expect(report.statements).toContain(message);
  });

  it("answers for a far larger set, by what it measured and knows of its own errors", () => {
    const { scaleUp, guarantee } = first.report;
    const { measured, quality, answer } = scaleUp ?? {};
    // So few images tell no speed of the network, which is then assumed.
    expect(measured).toMatchObject({ imagesPerSecond: null, embeddingValues: { value: 512 + 256, n: 2 } });
    expect(measured?.imageBytes).toMatchObject({ n: 2 * PER_CLASS + UNLABELLED + 1 });
    expect(measured?.predictionsPerSecond?.value).toBeGreaterThan(0);
    expect([quality?.nCancer, quality?.nNormal]).toEqual([guarantee?.nCancer, guarantee?.nNormal]);
    expect(quality?.points.length).toBeGreaterThan(0);
    expect(answer?.verdict).toMatchObject({ status: "not feasible", probability: 0 });
    expect(first.report.checks?.find(({ id }) => id === "scaleUpAnswered")?.status).toBe("pass");
  });

  it("pages predictions in order, each file once", async () => {
    const seen: string[] = [];
    const probabilities: number[] = [];
    for (let after: string | null = null; ; ) {
      type Page = {
        study: {
          predictions: {
            pageInfo: { hasNextPage: boolean; endCursor: string };
            edges: { node: { probability: number; image: { path: string } } }[];
          };
        };
      };
      const page: Page = await service().query<Page>(
        `query ($id: ID!, $after: String) { study(id: $id) { predictions(first: 7, after: $after,
           orderBy: { field: PROBABILITY, direction: DESC }) { pageInfo { hasNextPage endCursor }
           edges { node { probability image { path } } } } } }`,
        { id: first.id, after },
      );
      const { edges, pageInfo } = page.study.predictions;
      for (const { node } of edges) {
        seen.push(node.image.path);
        probabilities.push(node.probability);
      }
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(2 * PER_CLASS + UNLABELLED + 1);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  });

  it("hands out predictions.csv with one row a file, identical files alike", async () => {
    const url = first.downloads.find(({ name }) => name === "predictions.csv")?.url ?? "";
    const response = await fetch(`${service().address}${url}`);
    expect(response.headers.get("content-disposition")).toContain("predictions.csv");
    const [header, ...rows] = (await response.text()).trim().split("\n");
    expect(header).toBe(
      "filename,sha256,group,label,probability,decision,probability_raw,probability_calibrated,probability_adjusted,agreement,nearest_labelled",
    );
    expect(rows).toHaveLength(2 * PER_CLASS + UNLABELLED + 1);
    const cellsOf = (name: string) => rows.find((row) => row.startsWith(`${name},`))?.split(",") ?? [];
    const [labelled, twin] = [cellsOf("n0.png"), cellsOf("twin.png")];
    expect(labelled[3]).toBe("0");
    expect(twin[3]).toBe("");
    expect(twin.slice(4)).toEqual(labelled.slice(4));
  });

  it("hands out the same files after someone has removed them", async () => {
    const address = `${service().address}${first.downloads.find(({ name }) => name === "predictions.csv")?.url}`;
    const before = await (await fetch(address)).text();
    await rm(join(service().dataDir, "exports"), { recursive: true });
    const again = await fetch(address);
    expect(again.status).toBe(200);
    expect(await again.text()).toBe(before);
  });

  it("exports it: a run with a stage for each deliverable, files by their own names, and all of them as one zip", async () => {
    const { id } = first;
    const before = await service().query<Exported>(EXPORTED, { id });
    expect(before.study.deliverables).toMatchObject({ unfinished: [], refusals: [], export: null });
    const asked = { studyId: id, only: ["TABLES"], language: "FR" };
    const [run, again] = [await startExport(service(), asked), await startExport(service(), asked)];
    expect(run.userErrors).toEqual([]);
    const states = await service().follow(run.export?.id ?? "");
    if (again.export?.id !== run.export?.id) await service().follow(again.export?.id ?? "");
    expect(states.at(-1)).toMatchObject({ status: "DONE", progress: { stage: "TABLES", done: 1, total: 1 } });

    const { deliverables } = (await service().query<Exported>(EXPORTED, { id })).study;
    expect(deliverables.export).toMatchObject({ status: "DONE", language: "FR", only: ["TABLES"] });
    const names = deliverables.files.map(({ path }) => path);
    expect(names).toContain("tables/df_labeled_resnet18-brainmri_layer3.parquet");
    expect(deliverables.files.map(({ stale, deliverable }) => [stale, deliverable])).toEqual([
      [false, null],
      ...names.slice(1).map(() => [false, "TABLES"]),
    ]);
    for (const { url, name, bytes, sha256 } of deliverables.files) {
      const response = await fetch(`${service().address}${url}`);
      const content = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get("content-disposition")).toContain(name);
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
    }
    const zip = await fetch(`${service().address}${deliverables.zipUrl}`);
    const archive = await yauzl.fromBufferPromise(Buffer.from(await zip.arrayBuffer()));
    const inZip: string[] = [];
    for await (const entry of archive.eachEntry()) inZip.push(entry.fileName);
    expect(inZip).toEqual([...names, "manifest.json"]);
  });

  it("hands out nothing but what an export lists, and exports nothing but finished studies", async () => {
    const place = `${service().address}/studies/${first.id}/deliverables`;
    const paths = [
      "fr/..%2F..%2Fdatabase",
      "fr/%2Fetc%2Fpasswd",
      "fr/tables%2F..%2Freport.json",
      "fr/nothing",
      "de/report.json",
    ];
    for (const path of [...paths, "en.zip.exe", "..%2Ffr.zip", "de.zip"])
      expect((await fetch(`${place}/${path}`)).status, path).toBe(404);
    expect((await fetch(`${service().address}/studies/nobody/deliverables/fr/report.json`)).status).toBe(404);
    expect((await fetch(`${place}/fr/manifest.json`)).status).toBe(200);

    const unknown = await startExport(service(), { studyId: "nobody" });
    expect(unknown).toMatchObject({
      export: null,
      userErrors: [{ code: "EXPORT_STUDY_UNKNOWN", field: ["input", "studyId"] }],
    });
    const nothing = await startExport(service(), { studyId: first.id, only: [] });
    expect(nothing.userErrors).toMatchObject([{ code: "INPUT_INVALID", field: ["input", "only"] }]);
  });

  it("has browsers ask for an image again, and answers that it is the same", async () => {
    const address = `${service().address}/images/${first.map?.imageIds[0]}/thumbnail`;
    const { headers } = await fetch(address);
    expect(headers.get("cache-control")).toBe("private, no-cache");
    const again = await fetch(address, {
      headers: { "if-none-match": headers.get("etag") ?? "", "cache-control": "max-age=0" },
    });
    expect(again.status).toBe(304);
  });

  it("embeds and evaluates nothing twice", async () => {
    const second = await study(service(), datasetId);
    expect(second.execution).toBeNull();
    expect(second.experiments.map(({ id }) => id)).toEqual(first.experiments.map(({ id }) => id));
    expect(second.decisions).toEqual(first.decisions);
    expect(second.prevalence).toEqual(first.prevalence);
  });

  it("makes studies stale when an image is excluded, and current again when it is restored", async () => {
    const imageId = first.map?.imageIds[0] ?? "";
    const exclude = `mutation ($input: ExcludeImagesInput!) { excludeImages(input: $input) {
      images { exclusion { reason } } datasets { counts { images excluded } latestStudy { stale } } userErrors { code } } }`;
    const { excludeImages } = await service().query<{
      excludeImages: {
        images: { exclusion: { reason: string } }[];
        datasets: { counts: { images: number; excluded: number }; latestStudy: { stale: boolean } }[];
      };
    }>(exclude, { input: { imageIds: [imageId], reason: "blurred" } });
    expect(excludeImages.images).toEqual([{ exclusion: { reason: "blurred" } }]);
    expect(excludeImages.datasets[0]).toMatchObject({ counts: { excluded: 1 }, latestStudy: { stale: true } });

    const restore = `mutation ($ids: [ID!]!) { restoreImages(imageIds: $ids) {
      datasets { counts { excluded } latestStudy { stale } } } }`;
    const { restoreImages } = await service().query<{ restoreImages: { datasets: object[] } }>(restore, {
      ids: [imageId],
    });
    expect(restoreImages.datasets[0]).toEqual({ counts: { excluded: 0 }, latestStudy: { stale: false } });
  });

  it("clusters a set without labels, and says what it cannot do", async () => {
    const imported = await importSlices(service(), await drawSlices(2, 0, 12), { name: "unlabelled" });
    const row = await studyWithTinyNetwork(service(), imported.dataset?.id ?? "");
    expect(row.status).toBe("DONE");
    expect(row.champion).toBeNull();
    expect(row.experiments).toEqual([]);
    expect(row.clusterings.length).toBeGreaterThan(0);
    expect(row.decisions).toEqual({ normal: 0, cancer: 0, review: 12 });
    // Of the misses of a larger set nothing is known: none to all.
    expect(row.report.scaleUp?.quality.points).toEqual([]);
    expect(row.report.scaleUp?.answer.verdict.missedCancers).toMatchObject({ low: 0, level: 1 });
    expect(row.limits.map(({ code }) => code)).toEqual(["NO_LABELS"]);
    expect(row.limits[0].message).toContain("cannot train, measure or decide");
    expect(row.prevalence).toMatchObject({ labelledShare: null, preferred: null, estimates: [], nPool: 12 });
    expect(row.prevalence?.findings.map(({ code }) => code)).toEqual(["PREVALENCE_TOO_FEW_LABELS"]);
    expect(row.prevalence?.statements).toHaveLength(1);
    expect(row.prevalence?.statements[0]).toContain("not decidable");
  });

  it("sends everything to review when the labels are of one class only", async () => {
    const slices = await drawSlices(3, 6, 4);
    const files = Object.fromEntries(Object.entries(slices).filter(([path]) => !path.includes("/cancer/")));
    const imported = await importSlices(service(), files, { name: "one class" });
    const row = await studyWithTinyNetwork(service(), imported.dataset?.id ?? "");
    expect(row.champion).toBeNull();
    expect(row.limits.map(({ code }) => code)).toEqual(["ONE_CLASS"]);
    expect(row.decisions).toMatchObject({ normal: 0, cancer: 0 });
  });

  it("leaves images with contradictory labels to a human, and out of learning", async () => {
    const files = await drawSlices(5, 8, 4);
    files["avec_labels/cancer/copy-of-a-normal.png"] = files["avec_labels/normal/n1.png"];
    const imported = await importSlices(service(), files, { name: "contradictory" });
    const row = await studyWithTinyNetwork(service(), imported.dataset?.id ?? "");
    const counts = row.report.prevalence?.counts;
    expect([counts?.nNormal, counts?.nCancer]).toEqual([7, 8]);
    expect(row.champion?.figures.find(({ id }) => id === "rocAuc")?.n).toBeLessThanOrEqual(15);
    type Found = { study: { predictions: { edges: { node: { probability: number | null; decision: string } }[] } } };
    for (const search of ["copy-of-a-normal", "n1.png"]) {
      const { study: found } = await service().query<Found>(
        `query ($id: ID!, $search: String) { study(id: $id) { predictions(filter: { search: $search }) {
           edges { node { probability decision } } } } }`,
        { id: row.id, search },
      );
      expect(found.predictions.edges).toEqual([{ node: { probability: null, decision: "REVIEW" } }]);
    }
  });

  it("does not change what a study said when a later import changes a label or a picture", async () => {
    const files = await drawSlices(6, 6, 6);
    const imported = await importSlices(service(), files, { name: "changing" });
    const datasetId = imported.dataset?.id ?? "";
    const row = await studyWithTinyNetwork(service(), datasetId);
    const csv = async () => {
      const { url } = row.downloads.find(({ name }) => name === "predictions.csv") ?? { url: "" };
      return (await fetch(`${service().address}${url}`, { headers: { "accept-language": "fr" } })).text();
    };
    const labels = new TextEncoder().encode("filename,label\nu0.png,cancer\n");
    const other = (await drawSlices(99, 1, 0))["avec_labels/cancer/c0.png"];
    await importSlices(service(), { ...files, "labels.csv": labels, "sans_label/u1.png": other }, { datasetId });
    const line = (await csv()).split("\n").find((text) => text.startsWith("u0.png,"));
    expect(line?.split(",")[3]).toBe("");
    const { study: after } = await service().query<Studied>(STUDIED, { id: row.id });
    expect(after.stale).toBe(true);
    expect(after.decisions).toEqual(row.decisions);
    expect(after.map?.labels).toEqual(row.map?.labels);
  });
});
