import { afterEach, expect, it } from "vitest";
import { startHealthServer } from "./health.ts";
import { readinessOf } from "./readiness.ts";

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

async function ask(checks: Parameters<typeof startHealthServer>[0], path: string): Promise<Response> {
  const server = await startHealthServer(checks, 0);
  stop = server.stop;
  return fetch(`http://127.0.0.1:${server.port}${path}`);
}

const holds = async () => true;
const SECRET = "postgres://u:secret@db.internal/x";

it("a process is alive whatever it waits for, and ready once every check holds", async () => {
  const alive = await ask({ database: async () => false }, "/health");
  expect([alive.status, await alive.json()]).toEqual([200, { status: "alive" }]);
  await stop?.();
  const ready = await ask({ database: holds, queue: holds }, "/ready");
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
});

it("what is missing is named, and why is not told", async () => {
  const failing = async () => {
    throw new Error(`cannot reach ${SECRET}`);
  };
  const response = await ask({ database: failing, migrations: async () => false, storage: holds }, "/ready");
  const text = await response.text();
  expect(response.status).toBe(503);
  expect(JSON.parse(text)).toEqual({ status: "not ready", missing: ["database", "migrations"] });
  expect(text).not.toContain("secret");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

it("a flood of questions asks each check once a second", async () => {
  let asked = 0;
  const missing = readinessOf({ database: async () => ++asked > 0 });
  await Promise.all(Array.from({ length: 500 }, () => missing()));
  expect(asked).toBe(1);
});

it("nothing else is answered there", async () => {
  expect((await ask({}, "/graphql")).status).toBe(404);
});

it("a port that is taken is told by its number", async () => {
  const { port, stop: close } = await startHealthServer({}, 0);
  stop = close;
  await expect(startHealthServer({}, port)).rejects.toMatchObject({
    notice: { code: "HEALTH_PORT_TAKEN", params: { port } },
  });
});
