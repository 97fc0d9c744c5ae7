import { inspect } from "node:util";
import { expect, it } from "vitest";
import { redact, scrubText } from "./redact.ts";

const SECRET = "s3cr3t-Value";

it.each([
  ["a database's address", `connect failed: postgres://brain:${SECRET}@db.internal:5432/scans`],
  ["a password with an at sign and a slash", `postgresql://u:${SECRET}@x/${SECRET}@db/scans`],
  ["a token in an address", `https://${SECRET}@git.example/x`],
  ["a parameter of an address", `GET /x?user=a&password=${SECRET}&b=1`],
  [
    "a signed address of object storage",
    `https://b.example/k?X-Amz-Signature=${SECRET}&X-Amz-Security-Token=${SECRET}`,
  ],
  ["a bearer token", `authorization: Bearer ${SECRET}`],
  ["a bearer token without its header", `sent Bearer ${SECRET} to x`],
  ["a cookie header with several cookies", `Cookie: a=1; session=${SECRET}; b=2`],
  ["a Set-Cookie header", `set-cookie: session=${SECRET}; HttpOnly`],
  ["a variable of the environment", `AWS_SECRET_ACCESS_KEY=${SECRET} was set`],
  ["JSON", `{"user":"a","password":"${SECRET}"}`],
  ["what inspect prints", inspect({ apiKey: SECRET, databasePassword: SECRET })],
])("%s is not logged", (_, text) => {
  expect(scrubText(text)).not.toContain(SECRET);
});

it("an AWS key id is known by its look", () => {
  expect(scrubText("key AKIAIOSFODNN7EXAMPLE refused")).toBe("key *** refused");
});

it("a key of our own API is known by its look", () => {
  expect(scrubText(`refused brainscan_${"aZ0-_".repeat(9)} to x`)).toBe("refused *** to x");
});

it("what says nothing secret stays word for word", () => {
  for (const text of [
    "http://localhost:4000 answers",
    "the run 0b7d ended after 12 s",
    "mail to someone@example.org",
    "postgres://db.internal:5432/scans cannot be reached",
  ])
    expect(scrubText(text)).toBe(text);
});

it("secrets are hidden by the name of their field, at any depth, in lists and maps", () => {
  const headers = { Authorization: SECRET, cookie: SECRET, "X-Api-Key": SECRET, accept: "text/html" };
  const value = { request: { headers }, list: [{ password: SECRET }], map: new Map([["m", { accessKeyId: SECRET }]]) };
  const text = JSON.stringify(redact(value));
  expect(text).not.toContain(SECRET);
  expect(text).toContain("text/html");
});

it("an error tells its type, code and stack, without the values of its statement", () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "images_path"'), {
    code: "23505",
    detail: "Key (path)=(dupont jean/1.png) already exists.",
  });
  const error = Object.assign(new Error("Failed query: insert into images\nparams: dupont jean/1.png,abc", { cause }), {
    params: ["dupont jean/1.png"],
    query: "insert",
  });
  const told = redact({ err: error }) as { err: { message: string; cause: { code: string } } };
  expect(JSON.stringify(told)).not.toContain("dupont");
  expect(told.err.message).toContain("insert into images");
  expect(told.err.cause.code).toBe("23505");
});

it("what refers to itself, is deep or long stays short", () => {
  const round: Record<string, unknown> = { bytes: new Uint8Array(10_000_000), long: "x".repeat(100_000) };
  round.self = round;
  expect(JSON.stringify(redact(round)).length).toBeLessThan(100_000);
});

it("a long text is cut at the end of a word, so that no half of a secret is left", () => {
  const told = scrubText(`${"x ".repeat(3_995)}postgres://u:${"p".repeat(50)}${SECRET}@h/d`);
  expect(told).toMatch(/\.\.\. \(\d+ characters\)$/);
  expect(told).not.toContain("ppp");
});
