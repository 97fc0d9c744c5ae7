import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { Transform } from "node:stream";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findDatabaseError } from "./errors.ts";
import { openDatabase } from "./open-database.ts";
import { redactUrl } from "./open-postgres.ts";
import { createServerDatabase, describeServer } from "./test-databases.ts";

const openingError = (url: string) =>
  openDatabase({ url }).then(
    () => undefined,
    (reason: unknown) => reason,
  );

test("an address is shown without its passwords", () => {
  expect(redactUrl("postgres://ann:s3cret@db.example:5433/scans?sslmode=require")).toBe(
    "postgres://ann:***@db.example:5433/scans?sslmode=require",
  );
  expect(redactUrl("postgres://db.example/scans?user=ann&password=s3cret")).not.toContain("s3cret");
  expect(redactUrl("ann:s3cret@db example")).not.toContain("s3cret");
});

test.each(["ann:s3cret@db example", "mysql://ann:s3cret@db.example/scans"])(
  "an address that is not Postgres' is refused: %s",
  async (url) => {
    const error = await openingError(url);
    expect(error).toMatchObject({ code: "DATABASE_UNREACHABLE" });
    expect(String(error)).not.toContain("s3cret");
  },
);

test("a server that does not answer is named, without the password", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  const error = await openingError(`postgres://ann:s3cret@127.0.0.1:${port}/scans`);
  expect(error).toMatchObject({
    code: "DATABASE_UNREACHABLE",
    params: { url: `postgres://ann:***@127.0.0.1:${port}/scans`, reason: expect.stringContaining("ECONNREFUSED") },
  });
  expect(String(error)).not.toContain("s3cret");
});

/** Stands before a real server and passes every byte on, save that its version reads 14. */
async function olderServer(url: string): Promise<{ url: string; close: () => void }> {
  const { hostname, port } = new URL(url);
  const server = createServer((socket) => {
    const upstream = connect(Number(port || 5432), hostname);
    const older = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        done(null, Buffer.from(chunk.toString("latin1").replace(/\b1[5-9](\d{4})\b/g, "14$1"), "latin1"));
      },
    });
    socket.pipe(upstream).pipe(older).pipe(socket);
    for (const side of [socket, upstream]) side.on("error", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const target = new URL(url);
  target.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: target.href, close: () => server.close() };
}

describeServer("a Postgres server", () => {
  test("a database that does not exist is said to be unreachable, with the server's reason", async () => {
    const { url, drop } = await createServerDatabase();
    await drop();
    expect(await openingError(url)).toMatchObject({
      code: "DATABASE_UNREACHABLE",
      params: { reason: expect.stringContaining("does not exist") },
    });
  });

  test("Postgres older than 15 is refused before anything is written", async () => {
    const { url, drop } = await createServerDatabase();
    const older = await olderServer(url);
    try {
      expect(await openingError(older.url)).toMatchObject({ code: "DATABASE_TOO_OLD", params: { minimum: "15" } });
      const database = await openDatabase({ url });
      await database.close();
    } finally {
      older.close();
      await drop();
    }
  });

  test("a connection cut in the midst of a transaction fails that transaction alone", async () => {
    const { url, drop } = await createServerDatabase();
    const database = await openDatabase({ url });
    try {
      const transaction = database.orm.transaction(async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await database.executeSql("select pg_terminate_backend($1)", [rows[0].pid]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await tx.execute(sql`select 1`);
      });
      await expect(transaction).rejects.toThrow();
      expect(await database.executeSql("select 1 as one")).toEqual({ rows: [{ one: 1 }] });
    } finally {
      await database.close();
      await drop();
    }
  });

  test("a full disk behind the server is told as such", async () => {
    const { url, drop } = await createServerDatabase();
    const database = await openDatabase({ url });
    try {
      const refused = database.executeSql("do $$ begin raise exception 'no room' using errcode = '53100'; end $$");
      const error = await refused.catch((reason: unknown) => reason);
      expect(findDatabaseError(error)).toMatchObject({ code: "DISK_FULL", params: { reason: "no room" } });
    } finally {
      await database.close();
      await drop();
    }
  });
});
