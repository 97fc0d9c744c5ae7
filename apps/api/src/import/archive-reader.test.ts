import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type yauzl from "yauzl";
import { openArchiveFile } from "./archive-reader.ts";
import { drawSamples, makeZip } from "./import.fixture.ts";
import { readZipEntry } from "./read-zip-entry.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-archive-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const contents = Array.from({ length: 24 }, (_, seed) => drawSamples(seed + 1, 700_000));

async function openSample() {
  const path = join(folder, "sample.zip");
  await writeFile(path, await makeZip(Object.fromEntries(contents.map((content, at) => [`${at}.raw`, content]))));
  const archive = await openArchiveFile(path);
  const entries: yauzl.Entry[] = [];
  for await (const entry of archive.eachEntry()) entries.push(entry);
  return { path, archive, entries };
}

test("entries given up half-way, many at once, neither end the process nor harm those that are read whole", async () => {
  const { archive, entries } = await openSample();
  for (let round = 0; round < 5; round++) {
    const read = await Promise.allSettled(
      entries.map((entry, at) => {
        // One third is read whole, one third in part, one third says that it is smaller than it is.
        const announced = Object.assign(Object.create(entry), at % 3 === 2 ? { uncompressedSize: 4_000 } : {});
        return readZipEntry(archive, announced, entry.fileName.toString(), at % 3 === 1 ? 1_000 : undefined);
      }),
    );
    // Byte by byte, a comparison that prints differences takes minutes.
    const told = read.map((result, at) =>
      result.status === "fulfilled"
        ? result.value.equals(at % 3 === 1 ? contents[at].subarray(0, 1_000) : contents[at])
        : result.reason.notice.code,
    );
    expect(told).toEqual(entries.map((_, at) => (at % 3 === 2 ? "ENTRY_SIZE_LIES" : true)));
  }
  archive.close();
});

test("an archive cut short after it was opened tells so for the entries that are gone", async () => {
  const { path, archive, entries } = await openSample();
  await writeFile(path, (await makeZip({ "0.raw": contents[0] })).subarray(0, 100_000));
  const error = await readZipEntry(archive, entries[20], "20.raw").catch((problem: unknown) => problem);
  expect(error).toMatchObject({ notice: { code: "ENTRY_DAMAGED" } });
  archive.close();
});
