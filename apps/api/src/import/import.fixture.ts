import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import type { Database } from "@brainscan/db/open-database";
import { openTestDatabase } from "@brainscan/db/test-databases";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import yazl from "yazl";
import { LANGUAGES } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { folderStorage } from "../storage/folder-storage.ts";
import { openImageStore } from "../storage/image-store.ts";
import { type ImportOutcome, type RunImportParams, runImport } from "./run-import.ts";

export type Tree = Record<string, Uint8Array | string>;

type Drawing = { size?: number; channels?: 1 | 3 | 4; format?: "png" | "jpeg"; palette?: boolean };

/** Noise that differs with the seed. */
export function drawSamples(seed: number, length: number): Buffer {
  const samples = Buffer.alloc(length);
  let state = seed * 2654435761 + 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    samples[i] = state >>> 24;
  }
  return samples;
}

export async function drawImage(
  seed: number,
  { size = 24, channels = 1, format = "png", palette = false }: Drawing = {},
): Promise<Buffer> {
  const image = sharp(drawSamples(seed, size * size * channels), { raw: { width: size, height: size, channels } });
  if (format === "jpeg") return image.jpeg({ quality: 90 }).toBuffer();
  return (channels === 1 && !palette ? image.toColourspace("b-w") : image).png({ palette }).toBuffer();
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A whole, valid PNG of one bit a pixel: a few kilobytes that decode to any size. */
export function drawBlackPng(side: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    pngChunk("IDAT", rows),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export async function writeTree(root: string, tree: Tree): Promise<string> {
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

export async function makeZip(tree: Tree, modes: Record<string, number> = {}): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of Object.entries(tree))
    zip.addBuffer(Buffer.from(content), path, { mode: modes[path] ?? 0o100644 });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Give an entry a name that honest tools refuse to write. The names must be of one length. */
export function renameEntry(zip: Buffer, from: string, to: string): Buffer {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new RangeError(`${from} and ${to} differ in length`);
  return Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");
}

const CENTRAL_HEADER = Buffer.from("PK\x01\x02", "latin1");

/** Where the archive's directory describes an entry. */
export function directoryOffset(zip: Buffer, name: string): number {
  for (let at = zip.indexOf(CENTRAL_HEADER); at >= 0; at = zip.indexOf(CENTRAL_HEADER, at + 4)) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString("latin1", at + 46, at + 46 + length) === name) return at;
  }
  throw new Error(`the archive has no entry ${name}`);
}

/** A data folder, an empty place for sources and a database, new for each test but the database. */
export function useImports() {
  let database: Database;
  let folder = "";
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "brainscan-import-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  return {
    get db() {
      return database.orm;
    },
    get folder() {
      return folder;
    },
    get store() {
      return openImageStore(join(folder, "data"), folderStorage(join(folder, "data")));
    },
    /** Lay the files out in a folder of their own, or in `name`. */
    tree(files: Tree, name: string = randomUUID()): Promise<string> {
      return mkdir(join(folder, name), { recursive: true }).then(() => writeTree(join(folder, name), files));
    },
    async zip(bytes: Buffer, name = "images.zip"): Promise<string> {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    },
    async run(
      path: string,
      options: { datasetId?: string; limits?: RunImportParams["request"]["limits"] } & Pick<
        RunImportParams,
        "signal" | "onProgress"
      > = {},
    ): Promise<ImportOutcome> {
      const { datasetId = randomUUID(), limits, ...rest } = options;
      const dataset = { id: datasetId, name: "test" };
      const store = openImageStore(join(folder, "data"), folderStorage(join(folder, "data")));
      const outcome = await runImport({ db: database.orm, store, request: { path, dataset, limits }, ...rest });
      checkWords(outcome);
      return outcome;
    },
  };
}

/** Every notice of a report can be told in every language, with all its blanks filled. */
function checkWords({ report }: ImportOutcome): void {
  for (const notice of [...report.ignored, ...report.rejected, ...report.warnings])
    for (const language of LANGUAGES) {
      const words = renderNotice(notice, language);
      if (/undefined|NaN/.test(words)) throw new Error(`${notice.code} (${language}) has a blank: ${words}`);
    }
}

/** Codes by path, for comparison. */
export function codes(notices: readonly { code: string; path?: string }[]): Record<string, string> {
  return Object.fromEntries(notices.map(({ code, path }) => [path ?? "", code]));
}

export function warning(outcome: ImportOutcome, code: string) {
  return outcome.report.warnings.filter((notice) => notice.code === code);
}
