import { randomUUID } from "node:crypto";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import WebSocket from "ws";
import { describeEachService, type TestService } from "./service.fixture.ts";
import { drawSlices, zipOf } from "./slices.fixture.ts";

type Payload = {
  importDataset: { import: { id: string } | null; userErrors: { code: string; message: string; field: string[] }[] };
};

const IMPORT = `mutation ($input: ImportDatasetInput!) {
  importDataset(input: $input) { import { id } userErrors { code message field } } }`;

async function refusedImport(service: TestService, input: object, headers?: Record<string, string>) {
  const { importDataset } = await service.query<Payload>(IMPORT, { input }, headers);
  expect(importDataset.import).toBeNull();
  return importDataset.userErrors[0];
}

/** Status of a GET whose headers fetch would not let us forge. */
function statusOf(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(address);
    request({ host: "127.0.0.1", port, path: "/graphql?query={__typename}", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

function socketOpens(address: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${address.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers });
    socket.on("open", () => {
      socket.close();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

describeEachService("what the API refuses", (service) => {
  it("answers only to this machine's own names and pages, over HTTP and WebSocket", async () => {
    const { address } = service();
    const { host } = new URL(address);
    expect(await statusOf(address, { host: "attacker.example" })).toBe(403);
    expect(await statusOf(address, { host, origin: "http://attacker.example" })).toBe(403);
    expect(await statusOf(address, { host, origin: "null" })).toBe(403);
    expect(await statusOf(address, { host, origin: `http://${host}`, "apollo-require-preflight": "1" })).toBe(200);
    expect(await socketOpens(address, { origin: "http://attacker.example" })).toBe(false);
    expect(await socketOpens(address, { host: "attacker.example" })).toBe(false);
    expect(await socketOpens(address, { origin: `http://${host}` })).toBe(true);
  });

  it("does not run a query that a plain form of another page could send", async () => {
    const response = await fetch(`${service().address}/graphql`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: JSON.stringify({ query: "{ datasets { id } }" }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  it("refuses a query too deep, too costly or too long before running it", async () => {
    const nest = (depth: number): string => (depth === 0 ? "id" : `latestStudy { dataset { ${nest(depth - 1)} } }`);
    await expect(service().query(`{ datasets { ${nest(10)} } }`)).rejects.toThrow(/depth/i);
    const wide = Array.from(
      { length: 400 },
      (_, i) => `a${i}: datasets { studies { experiments { figures { id } } } }`,
    );
    await expect(service().query(`{ ${wide.join(" ")} }`)).rejects.toThrow(/cost|token/i);
    const paged =
      "query ($n: Int) { datasets { studies(first: $n) { predictions(first: $n) { edges { node { decision } } } } } }";
    await expect(service().query(paged, { n: 500 })).rejects.toThrow(/cost/);
    const twins = '{ image(id: "x") { duplicates { duplicates { id } } } }';
    await expect(service().query(twins)).rejects.toThrow("within `duplicates`");
    await expect(service().query(`{ ${"datasets { id } ".repeat(3000)} }`)).rejects.toThrow(/token/i);
  });

  it("keeps nothing of an upload larger than its limit", async () => {
    await expect(service().upload(new Uint8Array(20_000_001))).rejects.toThrow("20000000");
    const left = await readdir(join(service().dataDir, "uploads")).catch(() => []);
    expect(left).toEqual([]);
  });

  it("refuses an upload id that it did not give out, whatever path it spells", async () => {
    for (const uploadId of [randomUUID(), "../../etc/passwd", "..", "x\0y"])
      expect(await refusedImport(service(), { name: "x", uploadId })).toMatchObject({ code: "UPLOAD_UNKNOWN" });
  });

  it("reads a path only below an allowed folder, links followed, and says the same of a missing one", async () => {
    const { importRoot } = service();
    const outside = join(dirname(importRoot), "outside");
    await mkdir(outside, { recursive: true });
    await mkdir(importRoot, { recursive: true });
    await symlink(outside, join(importRoot, "link")).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    const paths = [
      outside,
      join(importRoot, "link"),
      join(importRoot, "..", "outside"),
      join(importRoot, "missing"),
      "/etc",
    ];
    for (const path of paths)
      expect(await refusedImport(service(), { name: "x", path })).toMatchObject({
        code: "IMPORT_PATH_REFUSED",
        field: ["input", "path"],
      });
  });

  it("imports a folder below an allowed one", async () => {
    const folder = join(service().importRoot, "slices");
    for (const [path, bytes] of Object.entries(await drawSlices(5, 1, 2))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const { importDataset } = await service().query<Payload>(IMPORT, { input: { path: folder } });
    const states = await service().follow(importDataset.import?.id ?? "");
    expect(states.at(-1)?.status).toBe("DONE");
  });

  it("tells a damaged archive at once, in the reader's language", async () => {
    const zip = await zipOf(await drawSlices(6, 1, 1));
    const uploadId = await service().upload(zip.slice(0, zip.length - 60));
    const error = await refusedImport(service(), { name: "lot", uploadId }, { "accept-language": "fr" });
    expect(error.code).toMatch(/^ARCHIVE_/);
    expect(error.message).toMatch(/archive/);
    const notZip = await service().upload(new TextEncoder().encode("plain text"));
    expect(await refusedImport(service(), { name: "x", uploadId: notZip })).toMatchObject({
      code: "SOURCE_NOT_A_FOLDER_OR_ZIP",
    });
  });

  it("names the field and value that an experiment cannot take, and starts nothing", async () => {
    const { datasets } = await service().query<{ datasets: { id: string }[] }>("{ datasets { id } }");
    const start = `mutation ($input: StartExperimentInput!) { startExperiment(input: $input) {
      experiment { id } userErrors { code field message } } }`;
    const attempt = async (input: object) =>
      (
        await service().query<{
          startExperiment: { experiment: null; userErrors: { field: string[]; message: string }[] };
        }>(start, { input: { datasetId: datasets[0].id, method: "logisticRegression", ...input } })
      ).startExperiment;
    const badC = await attempt({ parameters: { C: -1 } });
    expect(badC.experiment).toBeNull();
    expect(badC.userErrors[0].field).toEqual(["input", "parameters", "C"]);
    expect(badC.userErrors[0].message).toContain("-1");
    expect((await attempt({ method: "guess" })).userErrors[0].field).toEqual(["input", "method"]);
    expect((await attempt({ seed: -5 })).userErrors[0].field).toEqual(["input", "seed"]);
    expect((await attempt({ nSplits: 1 })).userErrors[0].field).toEqual(["input", "nSplits"]);
    expect((await attempt({ backbone: "../../x.pth" })).userErrors[0].message).toContain("../../x.pth");
  });

  it("finds nothing under a made-up image or study, and leaves the pages' folder alone", async () => {
    const { address } = service();
    for (const path of [
      "/images/x",
      "/images/x/thumbnail",
      "/studies/x/predictions.csv",
      "/..%2f..%2fpackage.json",
      "/%2e%2e/package.json",
      "/constructor",
      "/__proto__",
      "/images/x%00",
      "/studies/x%00/predictions.csv",
    ])
      expect((await fetch(`${address}${path}`)).status).toBe(404);
  });

  it("answers an address that cannot be read in fixed words", async () => {
    const response = await fetch(`${service().address}/images/%ff`);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("Bad Request\n");
  });

  it("says of a NUL in an id, a search or a cursor that nothing can contain it", async () => {
    const { datasets } = await service().query<{ datasets: { id: string }[] }>("{ datasets { id } }");
    const [{ id }] = datasets;
    const after = Buffer.from(JSON.stringify("a\0")).toString("base64url");
    const queries = [
      '{ dataset(id: "a\\u0000") { id } }',
      '{ study(id: "a\\u0000") { id } }',
      `{ dataset(id: "${id}") { images(filter: { search: "a\\u0000" }) { totalCount } } }`,
      `{ dataset(id: "${id}") { images(after: "${after}") { totalCount } } }`,
    ];
    for (const query of queries) await expect(service().query(query)).rejects.toThrow("NUL");
    const { cancelRun } = await service().query<{ cancelRun: { userErrors: { code: string }[] } }>(
      "mutation ($id: ID!) { cancelRun(id: $id) { userErrors { code } } }",
      { id: "a\0" },
    );
    expect(cancelRun.userErrors).toEqual([{ code: "TEXT_WITH_NUL" }]);
  });

  it("cancels a run, and says so when it has already ended", async () => {
    const uploadId = await service().upload(await zipOf(await drawSlices(7, 6, 30)));
    const { importDataset } = await service().query<Payload>(IMPORT, { input: { name: "to cancel", uploadId } });
    const id = importDataset.import?.id ?? "";
    await service().follow(id);
    const cancel = "mutation ($id: ID!) { cancelRun(id: $id) { run { status } userErrors { code } } }";
    type Cancelled = { cancelRun: { run: { status: string } | null; userErrors: { code: string }[] } };
    expect((await service().query<Cancelled>(cancel, { id })).cancelRun.userErrors).toEqual([{ code: "RUN_ENDED" }]);

    const { run } = await service().query<{ run: { dataset: { id: string } } }>(
      "query ($id: ID!) { run(id: $id) { ... on Import { dataset { id } } } }",
      { id },
    );
    const { startStudy } = await service().query<{ startStudy: { study: { id: string } } }>(
      "mutation ($input: StartStudyInput!) { startStudy(input: $input) { study { id } } }",
      { input: { datasetId: run.dataset.id } },
    );
    await service().query(cancel, { id: startStudy.study.id });
    const states = await service().follow(startStudy.study.id);
    expect(states.at(-1)?.status).toBe("CANCELLED");
  });
});
