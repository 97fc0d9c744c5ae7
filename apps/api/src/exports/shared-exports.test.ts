import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { App } from "../app.ts";
import { sha256Of } from "../storage/image-store.ts";
import { openStorage } from "../storage/open-storage.ts";
import { S3_ACCESS, S3_BUCKET, S3_REGION, type S3Server, startS3Server } from "../storage/s3-server.fixture.ts";
import { uploadPath } from "../storage/upload-path.ts";
import { dropUpload, fetchUpload, leaveUpload, storeUpload } from "../storage/uploads.ts";
import { exportFolder } from "./export-folder.ts";
import { emptyManifest, MANIFEST_FILE } from "./manifest.ts";
import { fetchExport, fetchManifest, shareExport } from "./shared-exports.ts";

let folder = "";
let server: S3Server;
/** Two processes on machines of their own: nothing but the storage is common to them. */
let writer: App;
let reader: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-shared-"));
  server = await startS3Server();
  const open = async (name: string) => {
    const storage = await openStorage({
      ...{ kind: "S3", bucket: S3_BUCKET, prefix: "", endpoint: server.endpoint, region: S3_REGION },
      credentials: S3_ACCESS,
    });
    // What shares files asks an app for no more.
    return { config: { dataDir: join(folder, name) }, storage } as unknown as App;
  };
  [writer, reader] = [await open("writer"), await open("reader")];
});

afterAll(async () => {
  for (const { storage } of [writer, reader]) storage.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function writeExport(studyId: string, text: string): Promise<void> {
  const dir = exportFolder(writer, studyId, "en");
  await mkdir(join(dir, "tables"), { recursive: true });
  await writeFile(join(dir, "tables/predictions.csv"), text);
  const product = { name: "BrainScan AI", version: "0" };
  const manifest = emptyManifest({ product, studyId, createdAt: new Date(0).toISOString(), language: "en" });
  manifest.files.push({
    ...{ path: "tables/predictions.csv", deliverable: "tables", sha256: sha256Of(Buffer.from(text)) },
    ...{ bytes: text.length, language: "en", reportSha256: "0".repeat(64), quotes: [] },
  });
  await writeFile(join(dir, MANIFEST_FILE), JSON.stringify(manifest));
  await shareExport(writer, studyId, "en");
}

it("what one process exported is handed out by another, as it was written last", async () => {
  const studyId = randomUUID();
  const read = () => readFile(join(exportFolder(reader, studyId, "en"), "tables/predictions.csv"), "utf8");
  expect(await fetchManifest(reader, studyId, "en")).toBeNull();
  for (const text of ["first", "second"]) {
    await writeExport(studyId, text);
    expect((await fetchExport(reader, studyId, "en"))?.files).toHaveLength(1);
    expect(await read()).toBe(text);
  }
});

it("what one process received is imported by another, and lies nowhere once it was", async () => {
  const id = randomUUID();
  const received = uploadPath(writer.config.dataDir, id) ?? "";
  await mkdir(join(received, ".."), { recursive: true });
  await writeFile(received, "a zip");
  await storeUpload(writer, id, "zip");
  await leaveUpload(writer, id);
  expect(existsSync(received)).toBe(false);
  const fetched = await fetchUpload(reader, id);
  expect(fetched && (await readFile(fetched, "utf8"))).toBe("a zip");
  await dropUpload(reader, id);
  for (const app of [writer, reader]) expect(await fetchUpload(app, id)).toBeNull();
  expect([...server.objects.keys()].filter((key) => key.startsWith("uploads/"))).toEqual([]);
});

it.each(["../../etc/passwd", "", "not an id"])("an upload called %j is none", async (id) => {
  expect(await fetchUpload(reader, id)).toBeNull();
});
