import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type App, openApp } from "@brainscan/api/app";
import { type RunningServer, startServer } from "@brainscan/api/http/server";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { startWorkQueue, type WorkQueue } from "@brainscan/api/runs/work-queue";
import { insertImport } from "@brainscan/db/queries/imports";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";

type Message = { id?: string; type: string; payload?: { message: string }[] | { data?: unknown; errors?: unknown } };

let folder = "";
let app: App;
let queue: WorkQueue;
let server: RunningServer;
/** Statements begun by the server since it started. */
let selects = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-socket-"));
  await copyNewDatabase(folder);
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu" });
  queue = await startWorkQueue(app, JOB_HANDLERS);
  const orm = new Proxy(app.database.orm, {
    get(target, name) {
      if (name === "select") selects++;
      return Reflect.get(target, name, target);
    },
  });
  const counted = { ...app, database: { ...app.database, orm } };
  server = await startServer({ app: counted, queue, importRoots: [], uploadBytesMax: 1 }, 0);
  // Waits for ever: no job was made for it.
  await insertRun(app.database.orm, { id: "waiting", kind: "IMPORT" });
  await insertImport(app.database.orm, {
    runId: "waiting",
    request: { kind: "DEMO", location: "demo", name: "never begun" },
  });
});
afterAll(async () => {
  await server?.stop();
  await queue?.stop();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A client that speaks the protocol itself, so that nothing is refused before it is sent. */
async function openSocket() {
  const socket = new WebSocket(`${server.address.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const received: Message[] = [];
  const readers: ((message: Message) => void)[] = [];
  socket.on("message", (data) => {
    const message = JSON.parse(String(data)) as Message;
    const reader = readers.shift();
    if (reader) reader(message);
    else received.push(message);
  });
  const next = async () => received.shift() ?? new Promise<Message>((resolve) => readers.push(resolve));
  const ask = async (id: string, query: string) => {
    socket.send(JSON.stringify({ id, type: "subscribe", payload: { query } }));
    return next();
  };
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send('{"type":"connection_init"}');
  expect((await next()).type).toBe("connection_ack");
  return { socket, ask, next };
}

const FOLLOW = 'subscription { runChanged(id: "waiting") { id status } }';

it("asks the database for nothing once the clients that followed a waiting run have left", async () => {
  const clients = await Promise.all(Array.from({ length: 5 }, openSocket));
  for (const { ask } of clients) {
    const { payload } = await ask("1", FOLLOW);
    expect(payload).toEqual({ data: { runChanged: { id: "waiting", status: "QUEUED" } } });
  }
  const whileFollowed = selects;
  await expect.poll(() => selects, { timeout: 10_000 }).toBeGreaterThan(whileFollowed);
  await Promise.all(
    clients.map(({ socket }) => {
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.close();
      return closed;
    }),
  );
  await delay(200);
  const afterwards = selects;
  await delay(1000);
  expect(selects).toBe(afterwards);
});

it("asks the database as often for fifty clients who follow a run as for one", async () => {
  const askedOverOneSecond = async () => {
    const before = selects;
    await delay(1000);
    return selects - before;
  };
  const first = await openSocket();
  await first.ask("1", FOLLOW);
  const forOne = await askedOverOneSecond();
  const others = await Promise.all(Array.from({ length: 49 }, openSocket));
  for (const { ask } of others) expect(await ask("1", FOLLOW)).toMatchObject({ type: "next" });
  const forFifty = await askedOverOneSecond();
  for (const { socket } of [first, ...others]) socket.close();
  expect(forOne).toBeGreaterThan(0);
  expect(forFifty).toBeLessThan(3 * forOne);
});

it("tells all who follow a run of its next change, and its end, each once", async () => {
  const clients = await Promise.all(Array.from({ length: 3 }, openSocket));
  await insertRun(app.database.orm, { id: "ending", kind: "IMPORT" });
  await insertImport(app.database.orm, {
    runId: "ending",
    request: { kind: "DEMO", location: "demo", name: "ends" },
  });
  const follow = 'subscription { runChanged(id: "ending") { status progress { done } } }';
  for (const { ask } of clients) expect(await ask("1", follow)).toMatchObject({ type: "next" });
  await finishRun(app.database.orm, { id: "ending", status: "DONE", now: new Date() });
  for (const { next, socket } of clients) {
    expect(await next()).toMatchObject({ type: "next", payload: { data: { runChanged: { status: "DONE" } } } });
    expect(await next()).toMatchObject({ type: "complete" });
    socket.close();
  }
});

it("tells a broken operation what is wrong with it, and keeps the socket for the others", async () => {
  const { socket, ask } = await openSocket();
  expect(await ask("1", "subscription {")).toMatchObject({
    id: "1",
    type: "error",
    payload: [{ message: expect.stringContaining("Syntax Error") }],
  });
  expect(await ask("2", "subscription { nothing }")).toMatchObject({ id: "2", type: "error" });
  expect(await ask("3", FOLLOW)).toMatchObject({ id: "3", type: "next" });
  socket.close();
});

it("takes subscriptions only", async () => {
  const { socket, ask } = await openSocket();
  for (const [id, query] of Object.entries({
    "1": "{ datasets { id } }",
    "2": 'mutation { cancelRun(id: "waiting") { run { status } } }',
  }))
    expect(await ask(id, query)).toMatchObject({
      id,
      type: "error",
      payload: [{ message: expect.stringContaining("HTTP") }],
    });
  socket.close();
});

it("tells no statement of the database, whether a subscription fails or a part of what it tells", async () => {
  const { socket, ask } = await openSocket();
  const refused = await ask("1", 'subscription { runChanged(id: "a\\u0000") { id } }');
  expect(refused).toMatchObject({ type: "error", payload: [{ extensions: { code: "TEXT_WITH_NUL" } }] });
  expect(JSON.stringify(refused)).not.toMatch(/select|params/i);
  // A run of a kind that has no row of its own: a defect.
  await insertRun(app.database.orm, { id: "broken", kind: "STUDY" });
  const broken = await ask("2", 'subscription { runChanged(id: "broken") { id } }');
  expect(broken).toMatchObject({ type: "next", payload: { errors: [{ message: "internal error" }] } });
  socket.close();
});
