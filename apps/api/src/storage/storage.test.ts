import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEnvironment } from "../env.ts";
import { drawImage } from "../import/import.fixture.ts";
import { folderStorage } from "./folder-storage.ts";
import { openImageStore } from "./image-store.ts";
import { openStorage } from "./open-storage.ts";
import { S3_ACCESS, S3_BUCKET, S3_REGION, type S3Server, startS3Server } from "./s3-server.fixture.ts";
import type { Storage } from "./storage.ts";
import { StorageFailure } from "./storage-failure.ts";
import { storageOf } from "./storage-of.ts";

let folder = "";
let server: S3Server;

beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-storage-"));
});
afterEach(async () => {
  server.objects.clear();
  server.faults.length = 0;
  await rm(folder, { recursive: true, force: true });
});

const bucket = (changed: object = {}): Promise<Storage> =>
  openStorage({
    ...{ kind: "S3", bucket: S3_BUCKET, prefix: "brain/mri", endpoint: server.endpoint, region: S3_REGION },
    ...{ credentials: S3_ACCESS, ...changed },
  });

const kinds: [string, () => Promise<Storage>][] = [
  ["a folder", async () => folderStorage(join(folder, "storage"))],
  ["object storage", () => bucket()],
];

describe.each(kinds)("%s", (_, open) => {
  it("answers with what was written last under a key, and with nothing where nothing was", async () => {
    const storage = await open();
    const bytes = randomBytes(100_000);
    expect([await storage.read("images/ab/x"), await storage.size("images/ab/x")]).toEqual([null, null]);
    await storage.write("images/ab/x", randomBytes(10), { durable: true });
    await storage.write("images/ab/x", bytes, { durable: true });
    await storage.flush();
    expect(await storage.read("images/ab/x")).toEqual(bytes);
    expect(await storage.size("images/ab/x")).toBe(bytes.length);
    await storage.remove("images/ab/x");
    await storage.remove("images/ab/x");
    expect(await storage.read("images/ab/x")).toBeNull();
    storage.close();
  });

  it("takes whole files and brings them back", async () => {
    const storage = await open();
    const bytes = randomBytes(3_000_000);
    await writeFile(join(folder, "a.zip"), bytes);
    await storage.writeFile("uploads/a.zip", join(folder, "a.zip"));
    expect(await storage.readFile("uploads/a.zip", join(folder, "scratch", "b.zip"))).toBe(true);
    expect((await readFile(join(folder, "scratch", "b.zip"))).equals(bytes)).toBe(true);
    expect(await storage.readFile("uploads/none.zip", join(folder, "scratch", "c.zip"))).toBe(false);
    expect(await readdir(join(folder, "scratch"))).toEqual(["b.zip"]);
    storage.close();
  });

  it("keeps images and their views for every process that opens it", async () => {
    const [one, other] = [await open(), await open()];
    const image = await drawImage(1);
    const { sha256, added } = await openImageStore(folder, one).put(image);
    expect(added).toBe(true);
    expect(await openImageStore(folder, other).put(image)).toEqual({ sha256, added: false });
    const view = await openImageStore(folder, one).readThumbnail(sha256);
    await one.remove(`images/${sha256.slice(0, 2)}/${sha256}`);
    expect(await openImageStore(folder, other).readThumbnail(sha256)).toEqual(view);
    for (const storage of [one, other]) storage.close();
  });
});

describe("object storage", () => {
  it.each(["503", "500", "reset", "cut"] as const)("is asked again after a fault: %s", async (fault) => {
    const storage = await bucket();
    const bytes = randomBytes(50_000);
    await storage.write("x", bytes, { durable: true });
    server.faults.push(fault, fault);
    expect(await storage.read("x")).toEqual(bytes);
    storage.close();
  });

  it("that does not recover is told with its address, without its secret, and not as an absent image", async () => {
    const storage = await bucket();
    server.faults.push(...Array.from({ length: 50 }, () => "503" as const));
    const problem = await storage.read("x").catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StorageFailure);
    const { notice } = problem as StorageFailure;
    expect(notice).toMatchObject({ code: "STORAGE_UNREACHABLE", params: { location: "s3://slices/brain/mri" } });
    expect(JSON.stringify(notice)).not.toContain(S3_ACCESS.secretAccessKey);
    storage.close();
  });

  it.each([
    ["a wrong secret", { credentials: { ...S3_ACCESS, secretAccessKey: "wrong" } }],
    ["a bucket that is not there", { bucket: "elsewhere" }],
  ])("is unreachable with %s", async (_, changed) => {
    const storage = await bucket(changed);
    await expect(storage.check()).rejects.toBeInstanceOf(StorageFailure);
    await expect(storage.write("x", randomBytes(9), { durable: true })).rejects.toBeInstanceOf(StorageFailure);
    storage.close();
  });

  it("is asked a bounded number of things at once, however many wait", async () => {
    const storage = await bucket();
    server.seen.atOnceMax = 0;
    await Promise.all(
      Array.from({ length: 200 }, (_, at) => storage.write(`k${at}`, randomBytes(99), { durable: true })),
    );
    expect(server.objects.size).toBe(200);
    expect(server.objects.has("brain/mri/k0")).toBe(true);
    expect(server.seen.atOnceMax).toBeLessThanOrEqual(16);
    storage.close();
  });
});

describe("BRAINSCAN_STORAGE", () => {
  it("names a folder, or a bucket with its prefix; nothing is the data folder", () => {
    expect(storageOf(readEnvironment({}))).toBeUndefined();
    expect(storageOf(readEnvironment({ BRAINSCAN_STORAGE: "/mnt/slices" }))).toEqual({
      ...{ kind: "FOLDER", folder: "/mnt/slices" },
    });
    const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" };
    expect(storageOf(readEnvironment({ BRAINSCAN_STORAGE: "s3://slices/a/b/", ...keys }))).toEqual({
      ...{ kind: "S3", bucket: "slices", prefix: "a/b", region: "us-east-1" },
      credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    });
  });

  it.each(["s3://", "s3://A_B/x", "s3://slices/../x", "ftp://slices"])("refuses %s by name", (place) => {
    expect(() => readEnvironment({ BRAINSCAN_STORAGE: place })).toThrow(
      expect.objectContaining({
        notice: expect.objectContaining({ params: { problems: expect.stringContaining("BRAINSCAN_STORAGE") } }),
      }),
    );
  });
});
