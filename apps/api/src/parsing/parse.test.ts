import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeZip } from "../import/import.fixture.ts";
import { SOURCE_LIMITS, UnusableFile } from "../import/source.ts";
import { LANGUAGES } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { parse } from "./parse.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-parse-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function problemOf(work: Promise<unknown>): Promise<UserProblem> {
  const error = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (error instanceof UserProblem) return error;
  throw error ?? new Error("it was read");
}

/** Rows of one label each, more than a small heap holds. */
const manyRows = (n: number) => Buffer.from(`filename,label\n${"some/path/of/an/image.png,cancer\n".repeat(n)}`);
const tables = (bytes: Uint8Array) => ({ labels: [{ path: "b/labels.csv", bytes }], metadata: null, imagePaths: [] });

it("a table that takes more memory than it may ends its thread, not the process, and is named", async () => {
  const limits = { heapMb: 16, seconds: 60 };
  const { notice } = await problemOf(parse("readTables", tables(manyRows(400_000)), { name: "x.zip", limits }));
  expect(notice).toEqual({ code: "PARSING_MEMORY", params: { name: "b/labels.csv", bytes: 16 * 1024 ** 2 } });
  for (const language of LANGUAGES) expect(renderNotice(notice, language)).toContain("b/labels.csv");
  // The next one is read as if nothing had been.
  const { labels, notices } = await parse("readTables", tables(manyRows(1)), { name: "x.zip" });
  expect([labels.size, notices.map(({ code }) => code)]).toEqual([0, ["LABELS_UNKNOWN_FILE"]]);
});

it("a file that takes longer than it may is given up, and named", async () => {
  const limits = { heapMb: 1024, seconds: 0.05 };
  const { notice } = await problemOf(parse("readTables", tables(manyRows(400_000)), { name: "x.zip", limits }));
  expect(notice).toMatchObject({ code: "PARSING_TIME", params: { seconds: 0.05 } });
  for (const language of LANGUAGES) expect(renderNotice(notice, language)).toMatch(/x\.zip|b\/labels\.csv/);
});

it("what is wrong with a file comes out as it was thrown inside: codes, names, lists of files", async () => {
  const path = join(folder, "not.zip");
  await writeFile(path, "PK\x03\x04 and no more");
  const listing = parse("listZip", { location: path, name: "not.zip", limits: SOURCE_LIMITS }, { name: "not.zip" });
  expect((await problemOf(listing)).notice).toEqual({ code: "ARCHIVE_TRUNCATED", params: { name: "not.zip" } });
  const image = parse("describeImage", { path: "a.png", bytes: Buffer.from("text") }, { name: "a.png" });
  await expect(image).rejects.toBeInstanceOf(UnusableFile);
  await expect(image).rejects.toMatchObject({ notice: { code: "IMAGE_NOT_AN_IMAGE", path: "a.png" } });
  const weights = parse(
    "architecture",
    { path: "w.pth", bytes: Buffer.from("\x80\x02cos\nsystem\n.") },
    { name: "w.pth" },
  );
  expect((await problemOf(weights)).notice).toMatchObject({ code: "WEIGHTS_UNUSABLE" });
  await expect(parse("checkOutside", { path: join(folder, "absent") }, { name: "t" })).rejects.toMatchObject({
    code: "ENOENT",
  });
});

it("an archive whose directory fills the memory with names is given up, and named", async () => {
  const long = "n".repeat(60_000);
  const files = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}${long}`, "x"]));
  const path = join(folder, "names.zip");
  await writeFile(path, await makeZip(files));
  const asked = { location: path, name: "names.zip", limits: SOURCE_LIMITS };
  // Cut in what is told of them, such names cost nothing that lasts.
  const { rejected } = await parse("listZip", asked, { name: "names.zip", limits: { heapMb: 32, seconds: 60 } });
  expect(rejected).toHaveLength(600);
  for (const { code, path: shown } of rejected)
    expect([code, (shown ?? "").length < 400]).toEqual(["PATH_TOO_LONG", true]);
});

it("a wish to stop ends the thread at once, and its reason comes out", async () => {
  const stopping = new AbortController();
  const reading = parse("readTables", tables(manyRows(400_000)), { name: "x", signal: stopping.signal });
  stopping.abort(new Error("enough"));
  await expect(reading).rejects.toThrow("enough");
  await expect(parse("readTables", tables(manyRows(1)), { name: "x", signal: stopping.signal })).rejects.toThrow(
    "enough",
  );
});
