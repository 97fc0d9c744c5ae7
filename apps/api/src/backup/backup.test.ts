import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@brainscan/db/database";
import { openDatabase } from "@brainscan/db/open-database";
import { accounts, sessions } from "@brainscan/db/schema/accounts";
import { changes } from "@brainscan/db/schema/changes";
import { datasets } from "@brainscan/db/schema/datasets";
import { embeddingChunks, embeddingSpaces } from "@brainscan/db/schema/embeddings";
import { files } from "@brainscan/db/schema/files";
import { images } from "@brainscan/db/schema/images";
import { imports } from "@brainscan/db/schema/imports";
import { runs } from "@brainscan/db/schema/runs";
import { tableNames } from "@brainscan/db/snapshot/describe-tables";
import { currentSchemaVersion } from "@brainscan/db/snapshot/schema-version";
import {
  createServerDatabase,
  describeEachDatabase,
  describeServer,
  openTestDatabase,
} from "@brainscan/db/test-databases";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noticeOf } from "../messages/notice-of.ts";
import { folderStorage } from "../storage/folder-storage.ts";
import { openImageStore, sha256Of } from "../storage/image-store.ts";
import { openStorage } from "../storage/open-storage.ts";
import { S3_ACCESS, S3_BUCKET, S3_REGION, startS3Server } from "../storage/s3-server.fixture.ts";
import { uploadPath } from "../storage/upload-path.ts";
import { storeUpload } from "../storage/uploads.ts";
import { backUpTo } from "./back-up-to.ts";
import { LEFT_OUT } from "./left-out.ts";
import { MANIFEST_FILE, type Manifest, SEAL_FILE } from "./manifest.ts";
import { readManifest } from "./read-manifest.ts";
import { restoreBackup } from "./restore-backup.ts";
import { unfinishedName } from "./sink.ts";
import { openBackup } from "./source.ts";
import { verifyBackup } from "./verify-backup.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-backup-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const tools = { signal: new AbortController().signal, progress: () => undefined };
let count = 0;
const newPlace = (extension = "") => join(folder, `${++count}${extension}`);

/** Small, and with something of every kind: images, vectors, an import that was cut short, an account that is signed in. */
async function fill({ orm }: Database, dataDir: string, storage = folderStorage(dataDir)): Promise<void> {
  const store = openImageStore(dataDir, storage);
  const id = randomUUID();
  await orm.insert(datasets).values({ id, name: "IRM", source: "ZIP", fingerprint: "f" });
  for (const n of [1, 2, 3]) {
    const { sha256 } = await store.put(Buffer.from(`image ${n}`.repeat(n * 100)));
    const shape = {
      bytes: n,
      format: "png",
      widthPx: 1,
      heightPx: 1,
      channels: 1,
      bitDepth: 8,
      palette: false,
    } as const;
    await orm.insert(files).values({ sha256, pixelSha256: sha256, ...shape });
    await orm.insert(images).values({ id: `${n}`, datasetId: id, path: `${n}.png`, sha256, groupId: sha256 });
  }
  await orm
    .insert(embeddingSpaces)
    .values({ id, backbone: "b", weightsSha256: "w", layer: "avgpool", preprocessing: "p", dim: 2 });
  const vectors = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
  for (const n of [1, 2])
    await orm.insert(embeddingChunks).values({ id: `${n}`, spaceId: id, rows: 9, provider: "cpu", vectors });
  await orm.insert(runs).values({ id, kind: "IMPORT", status: "RUNNING", attempts: 1 });
  const upload = randomUUID();
  await orm.insert(imports).values({ runId: id, request: { kind: "UPLOAD", location: upload, name: "scans" } });
  await mkdir(join(dataDir, "uploads"), { recursive: true });
  await writeFile(uploadPath(dataDir, upload) ?? "", "the archive");
  await storeUpload({ storage, config: { dataDir } }, upload, "zip");
  await orm.insert(accounts).values({ id, email: "a@b.c", name: "Ann", role: "SCIENTIST" });
  await orm.insert(sessions).values({ id, userId: id, token: "secret-token", expiresAt: new Date() });
  await orm.insert(changes).values({ id, author: "Ann", via: "COMMAND_LINE", action: "test", args: {} });
}

/** Bytes of every file of a backup, by its path. */
async function bytesOf(place: string): Promise<Record<string, string>> {
  if ((await stat(place)).isFile()) return { archive: sha256Of(await readFile(place)) };
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path.slice(place.length + 1), sha256Of(await readFile(path))])),
  );
}

async function restoreInto(
  database: Database,
  dataDir: string,
  place: string,
  storage = folderStorage(dataDir),
): Promise<Manifest> {
  const source = await openBackup(place);
  try {
    const manifest = await readManifest(source);
    await verifyBackup(source, manifest, tools);
    await restoreBackup(source, manifest, { database, ...storedIn(dataDir, storage), dataDir }, tools);
    return manifest;
  } finally {
    await source.close();
  }
}

const backUp = (database: Database, dataDir: string, place: string, tables?: string[]) =>
  backUpTo(place, { database, ...storedIn(dataDir), dataDir, tables }, tools);

/** The data folder is the storage. */
const storedIn = (dataDir: string, storage = folderStorage(dataDir)) => ({
  storage,
  store: openImageStore(dataDir, storage),
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (problem: unknown) => {
      const { code, params = {} } = noticeOf(problem);
      return [code, params.part].filter(Boolean).join(" ");
    },
  );

describeEachDatabase("a backup", (database) => {
  const dataDir = () => join(folder, `data-${database().kind}`);
  beforeAll(async () => fill(database(), dataDir()));

  test("restored into an empty place, and backed up there, is the same to the last byte, as a file and as a folder", async () => {
    const [archive, place] = [newPlace(".tar"), newPlace()];
    const manifest = await backUp(database(), dataDir(), archive);
    expect(manifest.images.count).toBe(3);
    expect(await backUp(database(), dataDir(), place)).toEqual(manifest);
    const [copy, copyDir] = [await openTestDatabase(), newPlace()];
    await restoreInto(copy, copyDir, archive);
    for (const [first, second] of [
      [archive, newPlace(".tar")],
      [place, newPlace()],
    ]) {
      await backUp(copy, copyDir, second);
      expect(await bytesOf(second)).toEqual(await bytesOf(first));
    }
    const [{ sha256 }] = await copy.orm.select().from(files).limit(1);
    expect(sha256Of((await openImageStore(copyDir, folderStorage(copyDir)).read(sha256)) ?? Buffer.alloc(0))).toBe(
      sha256,
    );
    const [{ request }] = await copy.orm.select().from(imports);
    expect(await readFile(uploadPath(copyDir, request.location) ?? "", "utf8")).toBe("the archive");
    await copy.close();
  });

  test("holds every table of the schema but those that are left out by name, and nobody's session", async () => {
    const place = newPlace();
    const { tables, leftOut } = await backUp(database(), dataDir(), place);
    expect([...tables.map(({ name }) => name), ...Object.keys(leftOut)].sort()).toEqual(tableNames());
    expect(leftOut).toEqual(LEFT_OUT);
    for (const path of Object.keys(await bytesOf(place)))
      expect(await readFile(join(place, path), "utf8"), path).not.toContain("secret-token");
  });

  test("that is stopped, or cannot be written whole, leaves nothing, and what a killed one left is in nobody's way", async () => {
    const stop = new AbortController();
    for (const extension of ["", ".tar"]) {
      const place = newPlace(extension);
      await mkdir(unfinishedName(place));
      await writeFile(join(unfinishedName(place), "half"), "half");
      const from = { database: database(), ...storedIn(dataDir()), dataDir: dataDir() };
      const progress = (stage: string) => stage === "BACKUP_FILES" && stop.abort(new Error("stop"));
      await expect(backUpTo(place, from, { signal: stop.signal, progress })).rejects.toThrow("stop");
      expect(await readdir(folder)).not.toContain(place.slice(folder.length + 1));
      expect(await readdir(folder)).not.toContain(unfinishedName(place).slice(folder.length + 1));
    }
  });
});

describeServer("a backup of PGlite", () => {
  test("restored into Postgres, and backed up there, is the same to the last byte", async () => {
    const [database, dataDir] = [await openTestDatabase(), newPlace()];
    await fill(database, dataDir);
    const [first, second] = [newPlace(".tar"), newPlace(".tar")];
    await backUp(database, dataDir, first);
    await database.close();
    const { url, drop } = await createServerDatabase();
    const copy = await openDatabase({ url });
    const copyDir = newPlace();
    await restoreInto(copy, copyDir, first);
    await backUp(copy, copyDir, second);
    expect(await bytesOf(second)).toEqual(await bytesOf(first));
    await copy.close();
    await drop();
  });
});

describe("a backup of what lies in object storage", () => {
  test("holds its images and the archives still to be imported, wherever they were received, and gives them back there or in a folder", async () => {
    const server = await startS3Server();
    const bucket = () =>
      openStorage({
        ...{ kind: "S3", bucket: S3_BUCKET, prefix: "", endpoint: server.endpoint, region: S3_REGION },
        credentials: S3_ACCESS,
      });
    const [database, receiver, other] = [await openTestDatabase(), newPlace(), newPlace()];
    const storage = await bucket();
    await fill(database, receiver, storage);
    const before = new Map(server.objects);
    expect([...before.keys()].map((key) => key.split("/")[0]).sort()).toEqual([
      "images",
      "images",
      "images",
      "uploads",
    ]);

    // Another machine makes it: nothing lies in that one's data folder, before or after.
    const place = newPlace();
    const from = { database, ...storedIn(other, storage), dataDir: other };
    await backUpTo(place, from, tools);
    expect(Object.keys(await bytesOf(other).catch(() => ({})))).toEqual([]);
    await database.close();

    server.objects.clear();
    const [again, againDir] = [await openTestDatabase(), newPlace()];
    await restoreInto(again, againDir, place, storage);
    expect(new Map(server.objects)).toEqual(before);
    expect(Object.keys(await bytesOf(againDir).catch(() => ({})))).toEqual([]);
    await again.close();

    const [copy, copyDir, second] = [await openTestDatabase(), newPlace(), newPlace()];
    await restoreInto(copy, copyDir, place);
    await backUp(copy, copyDir, second);
    expect(await bytesOf(second)).toEqual(await bytesOf(place));
    await copy.close();
    storage.close();
    await server.stop();
  });
});

describe("a backup that one is given", () => {
  let place: string;
  let archive: string;
  let manifest: Manifest;
  let empty: Database;
  beforeAll(async () => {
    const [database, dataDir] = [await openTestDatabase(), newPlace()];
    await fill(database, dataDir);
    [place, archive] = [newPlace(), newPlace(".tar")];
    manifest = await backUp(database, dataDir, place);
    await backUp(database, dataDir, archive);
    await database.close();
    empty = await openTestDatabase();
  });
  afterAll(() => empty.close());

  let copy: string;
  beforeEach(async () => {
    copy = newPlace();
    await cp(place, copy, { recursive: true });
  });

  /** Nothing was written anywhere for its sake. */
  const refusalOf = async (given: string) => {
    const dataDir = newPlace();
    const code = await codeOf(restoreInto(empty, dataDir, given));
    expect(await stat(dataDir).catch(() => null)).toBeNull();
    expect(await empty.orm.select().from(datasets)).toEqual([]);
    return code;
  };
  const seal = async (change: (given: Manifest) => void) => {
    const changed = structuredClone(manifest);
    change(changed);
    const text = JSON.stringify(changed);
    await writeFile(join(copy, MANIFEST_FILE), text);
    await writeFile(join(copy, SEAL_FILE), `${sha256Of(Buffer.from(text))}  ${MANIFEST_FILE}\n`);
  };

  test("and is altered in one bit, is refused by the part's name", async () => {
    const paths = Object.keys(await bytesOf(place)).filter((path) => path !== SEAL_FILE);
    const kinds = new Set(paths.map((path) => path.split("/")[0]));
    expect([...kinds].sort()).toEqual(["images", "manifest.json", "tables", "uploads"]);
    for (const path of paths) {
      const bytes = await readFile(join(copy, path));
      bytes[bytes.length >> 1] ^= 1;
      await writeFile(join(copy, path), bytes);
      expect(await refusalOf(copy)).toBe(`BACKUP_ALTERED ${path}`);
      bytes[bytes.length >> 1] ^= 1;
      await writeFile(join(copy, path), bytes);
    }
  });

  test("and lacks a part, is refused by its name", async () => {
    for (const path of Object.keys(await bytesOf(place))) {
      const bytes = await readFile(join(copy, path));
      await rm(join(copy, path));
      const code = path.startsWith("manifest") ? "BACKUP_UNFINISHED" : "BACKUP_PART_MISSING";
      expect(await refusalOf(copy)).toBe(`${code} ${path}`);
      await writeFile(join(copy, path), bytes);
    }
  });

  test("and was cut short anywhere, is refused", async () => {
    const { size } = await stat(archive);
    for (const share of [0, 0.01, 0.3, 0.9, 0.999]) {
      const short = newPlace(".tar");
      await cp(archive, short);
      // The two empty blocks at the end hold nothing.
      await truncate(short, Math.floor((size - 1024) * share));
      expect(await refusalOf(short)).toBe(`BACKUP_UNFINISHED ${share > 0.99 ? SEAL_FILE : MANIFEST_FILE}`);
    }
  });

  test("and names files outside it, comes from a later version, or is something else, is refused", async () => {
    await seal(({ files: [file] }) => {
      file.path = "uploads/../../escaped";
    });
    expect(await refusalOf(copy)).toBe("BACKUP_NOT_ONE");
    await seal((given) => {
      given.schemaVersion = "9999_later";
    });
    expect(await refusalOf(copy)).toBe("BACKUP_NEWER");
    await seal(({ tables }) => {
      tables[0].columns[0].name = "other";
    });
    expect(await refusalOf(copy)).toBe("BACKUP_NOT_ONE");
    expect(await refusalOf(newPlace())).toBe("BACKUP_NOT_THERE");
    expect(await refusalOf(join(copy, "tables"))).toBe("BACKUP_UNFINISHED manifest.json");
  });

  test("is not restored where a single row is", async () => {
    const other = await openTestDatabase();
    await other.orm.insert(datasets).values({ id: "1", name: "n", source: "ZIP", fingerprint: "" });
    expect(await codeOf(restoreInto(other, newPlace(), place))).toBe("RESTORE_NOT_EMPTY");
    await other.close();
  });

  test("and was made by an earlier version, is restored into its tables, which are then brought up to date", async () => {
    const earlier = "0008_scale_out";
    const old = await openDatabase({ dataDir: undefined, schemaVersion: earlier });
    await old.executeSql("insert into datasets (id, name, source, fingerprint) values ('1', 'n', 'ZIP', '')");
    const { rows } = await old.executeSql("select tablename from pg_tables where schemaname = 'public'");
    const tables = (rows as { tablename: string }[]).map(({ tablename }) => tablename);
    const given = newPlace();
    expect((await backUp(old, newPlace(), given, tables)).schemaVersion).toBe(earlier);
    await old.close();
    expect(await codeOf(restoreInto(empty, newPlace(), given))).toBe("RESTORE_TABLES_AHEAD");
    const restored = newPlace();
    const then = await openDatabase({ dataDir: restored, schemaVersion: earlier });
    await restoreInto(then, restored, given);
    await then.close();
    const now = await openDatabase({ dataDir: restored });
    expect((await now.orm.select().from(datasets)).map(({ name }) => name)).toEqual(["n"]);
    expect((await backUp(now, restored, newPlace())).schemaVersion).toBe(currentSchemaVersion());
    await now.close();
  });
});
