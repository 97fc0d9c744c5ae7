import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { query, type Serving, serve } from "../src/brainscan.ts";

/** What a server may hold more than before its first hostile input. The database inside it grows by itself while it learns tables. */
const GROWTH_BYTES_MAX = 500 * 1024 ** 2;

export type Told = { code: string; path: string | null; message: string };

export type Target = {
  serving: Serving;
  address: string;
  dataDir: string;
  /** Below which the API may import by path. */
  allowed: string;
  /** Beside the data folder, of nobody's business: no answer may hold its text. */
  canary: { path: string; secret: string };
  /** What the server answers, kept to be searched for what it must not tell. */
  hears(text: string): void;
  post(path: string, body: Buffer): Promise<{ status: number; text: string; uploadId?: string }>;
  ask<Data>(document: string, variables?: object): Promise<Data>;
  /** Upload an archive, import it and follow it to its end; everything that was told of it. */
  bring(archive: Buffer, name: string): Promise<Brought>;
};

export type Brought = { status: string; told: Told[]; added: number };

const IMPORT = `mutation ($input: ImportDatasetInput!) {
  importDataset(input: $input) { import { id } userErrors { code message } } }`;
const RUN = `query ($id: ID!) { run(id: $id) { status failure { code path message } ... on Import {
  report { added rejected { code path message } warnings { code path message } ignored { code path message } } } } }`;

type Run = {
  status: string;
  failure: Told | null;
  report: { added: number; rejected: Told[]; warnings: Told[]; ignored: Told[] } | null;
};

const ENDED = ["DONE", "FAILED", "CANCELLED"];

/** Every file below a folder with its size and time. */
function snapshot(folder: string, except: string): string[] {
  const found: string[] = [];
  const visit = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (inside === except) continue;
      const { size, mtimeMs } = statSync(inside);
      found.push(`${relative(folder, inside)} ${entry.isDirectory() ? "" : `${size} ${mtimeMs}`}`);
      if (entry.isDirectory()) visit(inside);
    }
  };
  visit(folder);
  return found.sort();
}

function residentBytes(pid: number): number | null {
  // Only Linux tells; elsewhere the rest is still held.
  if (process.platform !== "linux") return null;
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

/** A running server of the file's own, looked at after each test: it still answers, nothing was written outside its data folder,
 *  nothing secret was told, its memory did not grow beyond a bound. */
export function useTarget(args: string[] = [], env: Record<string, string> = {}): () => Target {
  let target: Target;
  let folder = "";
  let heard = "";
  let outside: string[] = [];
  let restingBytes: number | null = null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "brainscan-hostile-"));
    const [dataDir, allowed] = [join(folder, "data"), join(folder, "allowed")];
    mkdirSync(allowed);
    const canary = { path: join(folder, "canary.txt"), secret: `canary-${randomBytes(12).toString("hex")}` };
    writeFileSync(canary.path, canary.secret);
    await copyNewDatabase(dataDir);
    const serving = await serve(dataDir, ["--no-demo", ...args], {
      BRAINSCAN_IMPORT_ROOTS: allowed,
      BRAINSCAN_UPLOAD_BYTES_MAX: "80000000",
      BRAINSCAN_LOG_LEVEL: "info",
      BRAINSCAN_SECRET_OF_TEST: canary.secret,
      ...env,
    });
    const hears = (text: string) => {
      heard += `${text}\n`;
    };
    target = {
      serving,
      address: serving.address,
      dataDir,
      allowed,
      canary,
      hears,
      ...clientOf(serving.address, hears),
    };
    restingBytes = residentBytes(serving.pid);
    outside = snapshot(folder, dataDir);
  });

  afterEach(async () => {
    const { address, serving, dataDir, canary } = target;
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect(await query(address, "{ __typename }")).toEqual({ __typename: "Query" });
    expect(snapshot(folder, dataDir).filter((file) => !file.startsWith("allowed"))).toEqual(
      outside.filter((file) => !file.startsWith("allowed")),
    );
    expect(heard).not.toContain(canary.secret);
    expect(heard).not.toMatch(/\n\s+at \S+ \(|node_modules|root:x:0:0|file:\/\/\/|apps\/api\/(src|dist)/);
    expect(heard).not.toContain(folder);
    heard = "";
    const bytes = residentBytes(serving.pid);
    if (bytes !== null && restingBytes !== null) expect(bytes - restingBytes).toBeLessThan(GROWTH_BYTES_MAX);
  });

  afterAll(async () => {
    const code = await target?.serving.stop();
    // Its log is for programs throughout, and tells no secret either.
    const lines = (target?.serving.output() ?? "").split("\n").filter((line) => line.startsWith("{"));
    for (const line of lines) JSON.parse(line);
    expect(target?.serving.output()).not.toContain(target.canary.secret);
    rmSync(folder, { recursive: true, force: true });
    // Its last words say what ended it.
    expect(code, target?.serving.output().slice(-3_000)).toBe(0);
  });

  return () => target;
}

function clientOf(address: string, hears: (text: string) => void) {
  async function post(path: string, body: Buffer) {
    const response = await fetch(`${address}${path}`, { method: "POST", body: new Uint8Array(body) });
    const text = await response.text();
    hears(text);
    const { uploadId } = JSON.parse(text) as { uploadId?: string };
    return { status: response.status, text, uploadId };
  }
  async function ask<Data>(document: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: document, variables }),
    });
    const text = await response.text();
    hears(text);
    const { data, errors } = JSON.parse(text) as { data: Data; errors?: { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join("; "));
    return data;
  }
  async function bring(archive: Buffer, name: string): Promise<Brought> {
    const upload = await post("/uploads", archive);
    if (!upload.uploadId) {
      const { code, message } = JSON.parse(upload.text) as Told;
      return { status: "REFUSED", told: [{ code, message, path: null }], added: 0 };
    }
    const { importDataset } = await ask<{ importDataset: { import: { id: string } | null; userErrors: Told[] } }>(
      IMPORT,
      {
        input: { uploadId: upload.uploadId, name, fileName: `${name}.zip` },
      },
    );
    if (!importDataset.import) return { status: "REFUSED", told: importDataset.userErrors, added: 0 };
    for (;;) {
      const { run } = await ask<{ run: Run }>(RUN, { id: importDataset.import.id });
      if (ENDED.includes(run.status)) {
        const { report, failure } = run;
        const lists = report ? [...report.rejected, ...report.warnings, ...report.ignored] : [];
        return { status: run.status, told: [...(failure ? [failure] : []), ...lists], added: report?.added ?? 0 };
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
  return { post, ask, bring };
}
