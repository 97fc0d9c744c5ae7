// Rows of a data set as an import writes them, through the product's own queries and in batches of an import's size. Bypassed, and
// said so in the result: reading, hashing and decoding of the files, and their copies in the data folder.
import { createHash } from "node:crypto";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import { isCancer } from "./constant-network.mjs";

/** As an import's. */
const BATCH = 128;
/** Transactions at a time. */
const AT_ONCE = 4;
const LABELLED_MAX = 2000;
const LABELLED_SHARE = 0.1;
/** Every so many images one is a copy of the one before. */
const COPY_EVERY = 33;

const hash = (text) => createHash("sha256").update(text).digest("hex");

/** The i-th image. Labels are true; the copies are not labelled. */
export function rowOf(i, n, datasetId) {
  const sha256 = hash(`file ${i}`);
  const pixelSha256 = hash(`pixels ${i % COPY_EVERY === 0 && i > 0 ? i - 1 : i}`);
  const isLabelled = i < Math.min(LABELLED_MAX, n * LABELLED_SHARE) && i % COPY_EVERY !== 0;
  const label = isLabelled ? Number(isCancer(sha256)) : null;
  const folder =
    label === null ? `unlabelled/${String(i % 1000).padStart(3, "0")}` : `labelled/${label ? "cancer" : "normal"}`;
  return {
    file: {
      sha256,
      pixelSha256,
      bytes: 20_000,
      format: "png",
      widthPx: 64,
      heightPx: 64,
      channels: 1,
      bitDepth: 8,
      palette: false,
    },
    image: {
      id: `rehearsal-${i}`,
      ...{ datasetId, path: `${folder}/${String(i).padStart(8, "0")}.png`, sha256, groupId: pixelSha256, label },
      labelSource: label === null ? null : "FOLDER",
      metadata: {},
    },
  };
}

/** @param {import("@brainscan/db/orm").Orm} db
 *  @param {{ n: number, datasetId: string, signal?: AbortSignal, onProgress?: (done: number) => void }} options
 *  @returns seconds of writing, and of bringing groups, counts and fingerprint up to the rows */
export async function fillRows(db, { n, datasetId, signal, onProgress }) {
  await insertDataset(db, { id: datasetId, name: "rehearsal", source: "FOLDER", synthetic: true });
  const begun = performance.now();
  let next = 0;
  const writeBatches = async () => {
    for (let from = next; from < n; from = next) {
      signal?.throwIfAborted();
      next = from + BATCH;
      const rows = Array.from({ length: Math.min(BATCH, n - from) }, (_, k) => rowOf(from + k, n, datasetId));
      await db.transaction(async (tx) => {
        await insertFiles(
          tx,
          rows.map(({ file }) => file),
        );
        await upsertImages(
          tx,
          rows.map(({ image }) => image),
        );
      });
      onProgress?.(Math.min(n, next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeBatches));
  const written = performance.now();
  await db.transaction((tx) => settleDataset(tx, datasetId, async () => undefined));
  return { writeSeconds: (written - begun) / 1000, settleSeconds: (performance.now() - written) / 1000 };
}
