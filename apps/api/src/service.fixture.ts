import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "@brainscan/api/app";
import { startServer } from "@brainscan/api/http/server";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { startWorkQueue } from "@brainscan/api/runs/work-queue";
import { copyNewDatabase, createServerDatabase, describeServer } from "@brainscan/db/test-databases";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe } from "vitest";
import WebSocket from "ws";

export type TestService = {
  address: string;
  app: App;
  dataDir: string;
  /** A folder that `importDataset(path)` may read. */
  importRoot: string;
  query<Data>(document: string, variables?: object, headers?: Record<string, string>): Promise<Data>;
  /** POST the bytes of a zip. */
  upload(zip: Uint8Array): Promise<string>;
  /** Follow a run by subscription until it ends; every state on the way. */
  follow(runId: string): Promise<{ status: string; progress: { stage: string | null; done: number; total: number } }[]>;
};

/** The real server over a real database, in a folder of its own. */
async function startService(databaseUrl?: string): Promise<{ service: TestService; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "brainscan-api-"));
  const dataDir = join(folder, ".brainscan");
  if (databaseUrl === undefined) await copyNewDatabase(dataDir);
  const app = await openApp({ dataDir, weightsHome: dataDir, databaseUrl, provider: "cpu" });
  const queue = await startWorkQueue(app, JOB_HANDLERS);
  const services = { app, queue, importRoots: [join(folder, "allowed")], uploadBytesMax: 20_000_000 };
  const server = await startServer(services, 0);
  const stop = async () => {
    await server.stop();
    await queue.stop();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { service: connect(server.address, app, join(folder, "allowed")), stop };
}

function connect(address: string, app: App, importRoot: string): TestService {
  return {
    address,
    app,
    dataDir: app.config.dataDir,
    importRoot,
    async query<Data>(document: string, variables: object = {}, headers: Record<string, string> = {}) {
      const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query: document, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
      if (errors) throw new Error(errors.map((error) => error.message).join("; "));
      return data;
    },
    async upload(zip) {
      const response = await fetch(`${address}/uploads`, { method: "POST", body: Buffer.from(zip) });
      const answer = (await response.json()) as { uploadId?: string; message?: string };
      if (!answer.uploadId) throw new Error(answer.message);
      return answer.uploadId;
    },
    follow: (runId) => followRun(address, runId),
  };
}

async function followRun(address: string, runId: string) {
  const client = createClient({ url: `${address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket });
  const query = `subscription ($id: ID!) { runChanged(id: $id) { status progress { stage done total } } }`;
  const states: Awaited<ReturnType<TestService["follow"]>> = [];
  for await (const { data, errors } of client.iterate<{ runChanged: (typeof states)[number] }>({
    query,
    variables: { id: runId },
  })) {
    if (errors) throw new Error(errors.map((error) => error.message).join("; "));
    if (data) states.push(data.runChanged);
  }
  await client.dispose();
  return states;
}

type Opening = () => ReturnType<typeof startService>;

function declare(open: Opening, body: (service: () => TestService) => void): () => void {
  return () => {
    let running: Awaited<ReturnType<typeof startService>>;
    beforeAll(async () => {
      running = await open();
    });
    afterAll(() => running?.stop());
    body(() => running.service);
  };
}

/** Declare a suite over PGlite alone: for what asks the database nothing that another suite does not ask on both, and
 *  computes for long. */
export function describeService(title: string, body: (service: () => TestService) => void): void {
  describe(
    title,
    declare(() => startService(), body),
  );
}

/** Declare a suite twice: over PGlite, and over Postgres where TEST_DATABASE_URL names a server. */
export function describeEachService(title: string, body: (service: () => TestService) => void): void {
  describeService(`${title}, on PGlite`, body);
  describeServer(
    `${title}, on Postgres`,
    declare(async () => {
      const { url, drop } = await createServerDatabase();
      const { service, stop } = await startService(url);
      return {
        service,
        stop: async () => {
          await stop();
          await drop();
        },
      };
    }, body),
  );
}
