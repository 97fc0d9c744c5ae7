import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { makeExecutableSchema } from "@graphql-tools/schema";
import express from "express";
import { afterEach, expect, it } from "vitest";
import type { Services } from "../services.ts";
import { graphqlOverHttp } from "./graphql-http.ts";
import { identify } from "./request-access.ts";

const schema = () =>
  makeExecutableSchema({
    typeDefs: `type Query { dataset(id: ID): Int, late: Int, broken: Int, rows(first: Int = 50): Int }
      type Mutation { count: Int }`,
    resolvers: {
      Query: {
        late: () => new Promise(() => undefined),
        broken: () => {
          throw new Error("ENOENT: no such file, open '/home/secret/place'");
        },
      },
      Mutation: { count: () => ++counted },
    },
  });

let counted = 0;
let server: Server;
let stop: () => Promise<void>;
afterEach(async () => {
  await stop();
  server.close();
});

/** The real door of GraphQL before a schema that needs no database. */
async function open(options: { introspection?: boolean; queryMs?: number } = {}): Promise<string> {
  const app = express();
  server = createServer(app);
  const services = { app: { database: { orm: {} } }, introspection: options.introspection } as unknown as Services;
  const http = await graphqlOverHttp(schema(), services, server, { queryMs: options.queryMs });
  stop = http.stop;
  app.use("/graphql", identify(services), ...http.middleware);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const JSON_TYPE = { "content-type": "application/json" };
const errorOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return errors[0];
};
const ask = (url: string, query: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });

it("what a page elsewhere can send without asking first is not run: forms, plain text, links", async () => {
  const url = await open();
  const body = JSON.stringify({ query: "mutation { count }" });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
    const response = await fetch(url, { method: "POST", headers: type ? { "content-type": type } : {}, body });
    expect([type, response.status, (await errorOf(response)).extensions.code]).toEqual([type, 415, "BODY_NOT_JSON"]);
  }
  // A link sends no header that a browser would have to ask for.
  const link = await fetch(`${url}?query={rows}`);
  expect(link.status).toBe(400);
  expect((await errorOf(link)).message).toContain("CSRF");
  const change = await fetch(`${url}?query=mutation{count}`, { headers: { "apollo-require-preflight": "1" } });
  expect(change.status).toBe(405);
  expect(counted).toBe(0);
  expect((await ask(url, "mutation { count }")).status).toBe(200);
  expect(counted).toBe(1);
});

it("several operations in one body are refused", async () => {
  const response = await fetch(await open(), {
    method: "POST",
    headers: JSON_TYPE,
    body: JSON.stringify([{ query: "{ rows }" }, { query: "{ rows }" }]),
  });
  expect(response.status).toBe(400);
  expect((await errorOf(response)).message).toContain("batching");
});

it("a body that is no JSON, too large, or larger once unpacked is told in fixed words", async () => {
  const url = await open();
  const post = (body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
    fetch(url, { method: "POST", headers: { ...JSON_TYPE, ...headers }, body });
  const told = async (response: Response) => [response.status, (await errorOf(response)).extensions.code];
  expect(await told(await post('{"query": "secret-word'))).toEqual([400, "BODY_NOT_JSON"]);
  expect(JSON.stringify(await errorOf(await post("secret-word")))).not.toContain("secret");
  expect(await told(await post(`{"query": "${"x".repeat(1_100_000)}"}`))).toEqual([413, "BODY_TOO_LARGE"]);
  const bomb = new Uint8Array(gzipSync(`{"query": "${"x".repeat(50_000_000)}"}`));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await told(await post(bomb, { "content-encoding": "gzip" }))).toEqual([413, "BODY_TOO_LARGE"]);
  expect(await told(await post("no gzip", { "content-encoding": "gzip" }))).toEqual([400, "BODY_NOT_JSON"]);
  expect(await told(await post("{}", { "content-encoding": "compress" }))).toEqual([415, "BODY_NOT_JSON"]);
});

it("an answer that takes too long is given up with one clear error", async () => {
  const response = await ask(await open({ queryMs: 30 }), "{ a: late b: late c: late }");
  const body = (await response.json()) as { data: null; errors: { message: string; extensions: object }[] };
  expect(body.data).toBeNull();
  expect(body.errors).toMatchObject([{ extensions: { code: "QUERY_TOO_LONG" } }]);
  expect(body.errors[0].message).toContain("seconds and was given up");
});

it("too much of anything is refused with its code and status 400", async () => {
  const response = await ask(await open(), "{ rows(first: 501) }");
  expect(response.status).toBe(400);
  expect(await errorOf(response)).toEqual({
    message: "first is 501; it must be from 1 to 500.",
    extensions: { code: "PAGE_SIZE_INVALID" },
  });
});

it("a defect tells nothing of its insides: no stack, no path", async () => {
  const text = await (await ask(await open(), "{ broken }")).text();
  expect(text).toContain("internal error");
  expect(text).not.toMatch(/secret|ENOENT|at |\.ts|\.js/);
});

it("where the schema may not be asked for, no error spells it either; where it may, both help", async () => {
  const closed = await open({ introspection: false });
  const refused = await errorOf(await ask(closed, "{ __schema { types { name } } }"));
  expect(refused.message).toContain("introspection is not allowed");
  expect((await errorOf(await ask(closed, "{ dataset_ }"))).message).toBe(
    'Cannot query field "dataset_" on type "Query".',
  );
  await stop();
  server.close();
  const told = await open();
  expect((await ask(told, "{ __schema { types { name } } }")).status).toBe(200);
  expect((await errorOf(await ask(told, "{ dataset_ }"))).message).toContain('Did you mean "dataset"');
});

it("texts are not kept to be asked for by their hash", async () => {
  const response = await fetch(await open(), {
    method: "POST",
    headers: JSON_TYPE,
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } }),
  });
  expect((await errorOf(response)).extensions.code).toBe("PERSISTED_QUERY_NOT_SUPPORTED");
});
