// A database of one's own on the Postgres server of BENCH_DATABASE_URL or TEST_DATABASE_URL, dropped at the end.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(fileURLToPath(new URL("../../../packages/db/package.json", import.meta.url)));
export const pg = require("pg");

export async function createPrivateDatabase() {
  const server = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error(
      "set BENCH_DATABASE_URL (or TEST_DATABASE_URL) to a Postgres server on which databases may be created",
    );
  const name = `bench_${randomUUID().replaceAll("-", "")}`;
  const onServer = async (statement) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}
