import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addKey } from "@brainscan/api/accounts/api-key";
import { addAccount } from "@brainscan/api/accounts/change-accounts";
import { openAccounts } from "@brainscan/api/accounts/open-accounts";
import { type App, openApp } from "@brainscan/api/app";
import { type RunningServer, startServer } from "@brainscan/api/http/server";
import { runImport } from "@brainscan/api/import/run-import";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { startWorkQueue, type WorkQueue } from "@brainscan/api/runs/work-queue";
import { listImagesByPaths } from "@brainscan/db/queries/images";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTree } from "../import/import.fixture.ts";
import { drawSlices } from "../slices.fixture.ts";

let folder = "";
let app: App;
let queue: WorkQueue;
let server: RunningServer;
let key = "";
let image = "";

/** What is sent by whoever may not ask. */
const DENIED: Record<string, string>[] = [{}, { "x-api-key": "brainscan_forged" }, { cookie: "session=forged" }];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-routes-"));
  const dataDir = join(folder, "data");
  await copyNewDatabase(dataDir);
  app = await openApp({ dataDir, weightsHome: dataDir, provider: "cpu" });
  const db = app.database.orm;
  queue = await startWorkQueue(app, JOB_HANDLERS);
  const slices = await drawSlices(3, 1, 1);
  const path = await writeTree(join(folder, "slices"), slices);
  await runImport({ db, store: app.store, request: { path, dataset: { id: "lot", name: "lot" } } });
  [{ id: image }] = await listImagesByPaths(db, { datasetId: "lot", paths: Object.keys(slices) });
  const accounts = openAccounts(db, { secret: "s".repeat(40), origin: "https://brainscan.example" });
  const root = {
    email: "root@example.org",
    name: "root",
    role: "ADMINISTRATOR",
    password: "correct horse battery",
  } as const;
  const { id } = await addAccount(db, root);
  key = (await addKey(db, id, { name: "routes", scope: "WRITE" })).key;
  server = await startServer({ app, queue, importRoots: [], uploadBytesMax: 1_000, accounts }, 0);
});
afterAll(async () => {
  await server?.stop();
  await queue?.stop();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** Not by fetch, which normalises addresses and methods. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port: server.port, method, path, headers: { host: `localhost:${server.port}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString("latin1"),
          }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

type Example = { path: string; status: number; type: string; body?: string; headers?: Record<string, string> };

const JSON_TYPE = "application/json; charset=utf-8";
const PAGE_NOT_FOUND = { status: 404, type: "text/html; charset=utf-8" };
const asJson = { "content-type": "application/json" };

/** What an administrator gets of each route. A route that is not in here fails: say what it answers, and with what type. */
const EXAMPLES: Record<string, () => Example[]> = {
  "GET /health": () => [{ path: "/health", status: 200, type: JSON_TYPE }],
  "GET /ready": () => [{ path: "/ready", status: 200, type: JSON_TYPE }],
  "POST /auth/sign-in": () => [
    { path: "/auth/sign-in", status: 401, type: JSON_TYPE, headers: asJson, body: "{}" },
    { path: "/auth/sign-in", status: 400, type: "text/plain; charset=utf-8", headers: asJson, body: "{" },
    {
      path: "/auth/sign-in",
      status: 413,
      type: "text/plain; charset=utf-8",
      headers: asJson,
      body: `"${"x".repeat(9_999)}"`,
    },
  ],
  "POST /auth/sign-out": () => [{ path: "/auth/sign-out", status: 204, type: "" }],
  "ALL /graphql": () => [
    { path: "/graphql", status: 415, type: JSON_TYPE },
    { path: "/graphql", status: 400, type: JSON_TYPE, headers: asJson, body: "{" },
    { path: "/graphql", status: 200, type: JSON_TYPE, headers: asJson, body: '{"query":"{ datasets { id } }"}' },
    { path: "/graphql", status: 400, type: JSON_TYPE, headers: asJson, body: '{"query":"{ nothing }"}' },
  ],
  "POST /uploads": () => [
    { path: "/uploads", status: 201, type: JSON_TYPE, body: "PK" },
    { path: "/uploads", status: 422, type: JSON_TYPE, body: "x".repeat(1_001) },
  ],
  "POST /uploads/tables": () => [{ path: "/uploads/tables", status: 201, type: JSON_TYPE, body: "a" }],
  "GET /images/:id{/:view}": () => [
    { path: `/images/${image}`, status: 200, type: "image/png" },
    { path: `/images/${image}/thumbnail`, status: 200, type: "image/webp" },
    { path: `/images/${image}/original`, ...PAGE_NOT_FOUND },
    { path: "/images/x", ...PAGE_NOT_FOUND },
    { path: "/images/%ff", status: 400, type: "text/plain; charset=utf-8" },
    { path: "/images/x%00", status: 404, type: "text/plain; charset=utf-8" },
  ],
  "GET /studies/:id/deliverables/:archive": () => [{ path: "/studies/x/deliverables/en.zip", ...PAGE_NOT_FOUND }],
  "GET /studies/:id/deliverables/:language/*path": () => [
    { path: "/studies/x/deliverables/en/..%2f..%2fsecret", ...PAGE_NOT_FOUND },
  ],
  "GET /studies/:id/:name": () => [{ path: "/studies/x/predictions.csv", ...PAGE_NOT_FOUND }],
  "GET /studies/:id/normals-to-read.csv": () => [{ path: "/studies/x/normals-to-read.csv", ...PAGE_NOT_FOUND }],
  "GET /datasets/:id/to-read.csv": () => [
    { path: "/datasets/x/to-read.csv", ...PAGE_NOT_FOUND },
    { path: "/datasets/lot/to-read.csv", status: 200, type: "text/csv; charset=utf-8" },
  ],
  "GET /downloads/changes.csv": () => [
    { path: "/downloads/changes.csv", status: 200, type: "text/csv; charset=utf-8" },
  ],
  "GET /": () => [{ path: "/", status: 302, type: "text/plain; charset=utf-8" }],
};

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

/** Headers of every answer, whatever it is. */
function checkHeaders({ headers, status }: Answer): void {
  const policy = String(headers["content-security-policy"]);
  const scripts = policy.split(";").find((directive) => directive.startsWith("script-src"));
  expect(scripts).toMatch(/^script-src 'self'( |$)/);
  expect(scripts).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  for (const held of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ])
    expect(policy).toContain(held);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["permissions-policy"]).toContain("camera=()");
  expect(headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
  expect(headers).not.toHaveProperty("x-powered-by");
  expect(headers).not.toHaveProperty("server");
  expect(headers).not.toHaveProperty("access-control-allow-origin");
  expect(status).not.toBe(500);
}

function checkText({ text }: Answer): void {
  expect(text).not.toMatch(/\n\s+at |node_modules|\/work\/|\/home\/|file:\/\//);
  expect(text).not.toContain(folder);
}

describe("every route of the running server", () => {
  it("is known here, so that a new one is held to the same", () => {
    expect(server.routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(EXAMPLES).sort());
  });

  it.each(Object.keys(EXAMPLES))(
    "%s answers with its own type and the headers of all, to whoever may ask and to others",
    async (name) => {
      const [declared] = name.split(" ");
      const method = declared === "ALL" ? "POST" : declared;
      for (const { path, status, type, body, headers } of EXAMPLES[name]()) {
        const answer = await ask(method, path, { ...headers, "x-api-key": key }, body);
        expect([path, answer.status, answer.headers["content-type"] ?? ""]).toEqual([path, status, type]);
        checkHeaders(answer);
        checkText(answer);
        for (const denied of DENIED) {
          const refused = await ask(method, path, { ...headers, ...denied }, body);
          checkHeaders(refused);
          checkText(refused);
          if (!/health|ready|auth|^GET \/$/.test(name))
            expect([path, refused.status === 401 || refused.status === 400]).toEqual([path, true]);
        }
      }
    },
  );

  it("answers no other method, under any of its addresses, but with the headers of all", async () => {
    for (const name of Object.keys(EXAMPLES))
      for (const method of METHODS) {
        const [declared] = name.split(" ");
        if (declared === method || declared === "ALL" || (declared === "GET" && method === "HEAD")) continue;
        const [{ path }] = EXAMPLES[name]();
        const answer = await ask(method, path, { "x-api-key": key });
        expect([method, path, answer.status >= 200 && answer.status < 300 && method !== "OPTIONS"]).toEqual([
          method,
          path,
          false,
        ]);
        checkHeaders(answer);
        checkText(answer);
        // TRACE would give a request's own cookies back.
        expect(answer.text).not.toContain(key);
      }
  });

  it("is answered under no other name and to no page of another, with the headers of all", async () => {
    for (const name of Object.keys(EXAMPLES)) {
      if (/health|ready/.test(name)) continue;
      const [declared] = name.split(" ");
      const method = declared === "ALL" ? "POST" : declared;
      const [{ path }] = EXAMPLES[name]();
      const port = server.port;
      const forged: Record<string, string>[] = [
        { host: `attacker.example:${port}` },
        { host: `localhost.attacker.example:${port}` },
        { host: `127.0.0.1.nip.example:${port}` },
        { host: `0.0.0.0:${port}` },
        { origin: "https://attacker.example" },
        { origin: "null" },
        { origin: `http://localhost:${port + 1}` },
        { origin: `http://localhost.attacker.example:${port}` },
      ];
      for (const headers of forged) {
        const answer = await ask(method, path, { ...headers, "x-api-key": key });
        expect([name, headers, answer.status]).toEqual([name, headers, 403]);
        checkHeaders(answer);
      }
    }
  });

  it("keeps what is personal out of shared caches", async () => {
    for (const name of [
      "ALL /graphql",
      "GET /images/:id{/:view}",
      "GET /datasets/:id/to-read.csv",
      "GET /downloads/changes.csv",
    ])
      for (const { path, status, body, headers } of EXAMPLES[name]()) {
        if (status !== 200) continue;
        const answer = await ask(name.startsWith("ALL") ? "POST" : "GET", path, { ...headers, "x-api-key": key }, body);
        expect([path, answer.headers["cache-control"]]).toEqual([path, expect.stringMatching(/no-store|private/)]);
      }
  });

  it("honours an id of a request only where it is well formed", async () => {
    const idOf = async (given: string) =>
      (await ask("GET", "/health", { "x-request-id": given })).headers["x-request-id"];
    expect(await idOf("proxy-1234:5")).toBe("proxy-1234:5");
    for (const forged of ["short", 'x","level":"fatal', "a".repeat(65), "café-au-lait"])
      expect(await idOf(forged)).not.toBe(forged);
  });
});
