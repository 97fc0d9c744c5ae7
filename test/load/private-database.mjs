// A database of its own on the Postgres server of TEST_DATABASE_URL, where that answers.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";

const pg = createRequire(new URL("../../packages/db/package.json", import.meta.url))("pg");

async function onServer(server, work) {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function answers(server) {
  if (!server) return false;
  return onServer(server, () => true).catch(() => false);
}

export async function createPrivateDatabase(server) {
  const name = `load_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const watching = new pg.Client({ connectionString: server });
  await watching.connect();
  return {
    url: url.href,
    async connections() {
      const text = "select count(*)::int as n from pg_stat_activity where datname = $1";
      return (await watching.query(text, [name])).rows[0].n;
    },
    async drop() {
      await watching.end();
      await onServer(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
