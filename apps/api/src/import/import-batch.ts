import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Orm } from "@brainscan/db/orm";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { insertFiles, type NewFile } from "@brainscan/db/queries/files";
import { type ImageRow, listImagesByPaths, type NewImage, upsertImages } from "@brainscan/db/queries/images";
import { mergeMetadataColumns } from "@brainscan/db/queries/metadata-columns";
import type { DatasetSource, MetadataType } from "@brainscan/db/schema/datasets";
import type { MetadataValue } from "@brainscan/db/schema/images";
import { storedForGood } from "../runs/getting-further.ts";
import type { ImageStore } from "../storage/image-store.ts";
import { sha256Of } from "../storage/image-store.ts";
import type { ImportTally } from "./import-tally.ts";
import { mapConcurrently } from "./map-concurrently.ts";
import type { Metadata } from "./metadata-file.ts";
import { readValue } from "./metadata-type.ts";
import { readImage } from "./read-image.ts";
import type { ResolvedLabel } from "./resolve-labels.ts";
import { type Source, type SourceFile, UnusableFile } from "./source.ts";

/** Two cores decode while two files are read. */
const CONCURRENCY = 4;

export type ImportTarget = {
  id: string;
  name: string;
  source: DatasetSource;
  synthetic: boolean;
};

export type ImportContext = {
  db: Orm;
  store: ImageStore;
  source: Source;
  target: ImportTarget;
  labelOf(path: string): ResolvedLabel;
  metadata: Metadata | null;
  tally: ImportTally;
  signal?: AbortSignal;
  onImage(): void;
  onRejected(notice: UnusableFile["notice"]): void;
};

/** An image read and stored, its rows not yet written. */
type ReadyImage = { path: string; existing: ImageRow | undefined; file: NewFile | ImageRow; isNewFile: boolean };

/** Import some images: decode those whose bytes are new under their path, then write all their rows in one transaction.
 *  When the signal stops it half-way, what was decoded is written.
 *  @returns the types of the metadata columns, null as long as nothing of this source was kept */
export async function importBatch(
  context: ImportContext,
  files: readonly SourceFile[],
): Promise<ReadonlyMap<string, MetadataType> | null> {
  const { db, store, target, metadata, tally } = context;
  const paths = files.map((file) => file.path);
  const known = new Map(
    (await listImagesByPaths(db, { datasetId: target.id, paths })).map((image) => [image.path, image]),
  );
  const ready = await mapConcurrently(files, CONCURRENCY, context.signal, (file) =>
    readOne(context, file, known.get(file.path)),
  );
  const images = ready.filter((image) => image !== null);
  if (images.length === 0) return null;
  // Files before rows: a row never speaks of bytes that a power cut could take back.
  await store.flush();
  return db
    .transaction(async (tx) => {
      await insertDataset(tx, target);
      const types = await mergeMetadataColumns(tx, { datasetId: target.id, columns: metadata?.columns ?? [] });
      await insertFiles(
        tx,
        images.filter((image) => image.isNewFile).map((image) => image.file as NewFile),
      );
      const changed: NewImage[] = [];
      const counts: (() => void)[] = [];
      for (const image of images) {
        const row = newRow(context, image, types);
        const change = changeOf(row, image.existing);
        if (change !== "unchanged") changed.push(row);
        counts.push(() => {
          tally.countImage(change, image.file, row.metadata ?? {});
          if (image.existing?.label != null && row.label === null) tally.labelsWithdrawn++;
        });
      }
      await upsertImages(tx, changed);
      return { types, counts };
    })
    .then(({ types, counts }) => {
      for (const count of counts) count();
      if (images.some(({ existing }) => !existing)) storedForGood();
      return types;
    });
}

async function readOne(
  { source, store, onImage, onRejected }: ImportContext,
  file: SourceFile,
  existing: ImageRow | undefined,
): Promise<ReadyImage | null> {
  const { path } = file;
  try {
    const bytes = await source.read(file);
    const sha256 = sha256Of(bytes);
    const unchanged = existing?.sha256 === sha256;
    const described = unchanged ? existing : await readImage(path, bytes, sha256);
    await store.put(bytes);
    return { path, existing, file: described, isNewFile: !unchanged };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    onRejected(error.notice);
    return null;
  } finally {
    onImage();
  }
}

function newRow(
  { target, labelOf, metadata }: ImportContext,
  { path, existing, file }: ReadyImage,
  types: ReadonlyMap<string, MetadataType>,
): NewImage {
  const { label, labelSource } = labelOf(path);
  return {
    id: existing?.id ?? randomUUID(),
    datasetId: target.id,
    path,
    sha256: file.sha256,
    groupId: "pixelSha256" in file ? file.pixelSha256 : file.groupId,
    label,
    labelSource,
    // A source without metadata leaves those of an earlier import alone.
    metadata: metadata === null ? (existing?.metadata ?? {}) : typedValues(metadata, path, types),
  };
}

function typedValues(
  { columns, values }: Metadata,
  path: string,
  types: ReadonlyMap<string, MetadataType>,
): Record<string, MetadataValue> {
  const row = values.get(path);
  return Object.fromEntries(
    columns.flatMap(({ name, type }) => {
      const value = readValue(row?.get(name) ?? null, type);
      if (value === null) return [];
      // The column may be wider in the data set than in this file.
      return [[name, types.get(name) === "TEXT" ? String(value) : value]];
    }),
  );
}

function changeOf(row: NewImage, existing: ImageRow | undefined): "added" | "unchanged" | "updated" {
  if (existing === undefined) return "added";
  const same =
    existing.sha256 === row.sha256 &&
    existing.label === row.label &&
    existing.labelSource === row.labelSource &&
    isDeepStrictEqual(existing.metadata, row.metadata);
  return same ? "unchanged" : "updated";
}
