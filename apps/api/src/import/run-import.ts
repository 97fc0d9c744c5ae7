import { basename } from "node:path";
import type { Orm } from "@brainscan/db/orm";
import { mirrorSource } from "@brainscan/db/queries/mirror-source";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import type { MetadataType } from "@brainscan/db/schema/datasets";
import type { ImportReportRow } from "@brainscan/db/schema/imports";
import type { Notice } from "../messages/notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import type { ImageStore } from "../storage/image-store.ts";
import { storageProblem } from "../storage/storage-problem.ts";
import { buildReport, type ImportFindings } from "./build-report.ts";
import { type ClassifiedFiles, classifyFiles } from "./classify-files.ts";
import { type ImportContext, importBatch } from "./import-batch.ts";
import { ImportTally } from "./import-tally.ts";
import { createNoticeList } from "./notice-list.ts";
import { openSource } from "./open-source.ts";
import { readTables } from "./read-tables.ts";
import { resolveLabels } from "./resolve-labels.ts";
import type { Source, SourceLimits } from "./source.ts";

/** Rows written in one transaction: a cancelled import loses nothing finished, a crash loses one batch. */
const BATCH = 128;

export type ImportStage = "READ" | "DECODE" | "STORE";

export type RunImportParams = {
  db: Orm;
  store: ImageStore;
  request: {
    /** A folder or a zip. */
    path: string;
    /** What messages call it: an upload's own name. The last part of the path by default. */
    sourceName?: string;
    /** Where the images go. Made when there is none of this id and at least one image can be kept; give the same id again to
     *  resume an interrupted import. */
    dataset: { id: string; name: string; synthetic?: boolean };
    /** Leave out the images of the data set that this source no longer has, take back those it has again. */
    mirror?: boolean;
    limits?: SourceLimits;
  };
  onProgress?(stage: ImportStage, done: number, total: number): void;
  signal?: AbortSignal;
};

export type ImportOutcome = {
  datasetId: string;
  report: ImportReportRow;
  /** Stopped by the signal: what was finished is kept, and the report speaks of that. */
  cancelled: boolean;
};

/** No image could be kept. Nothing was stored, no data set was made or changed; the report says why, file by file. */
export class NothingImported extends UserProblem {
  readonly report: ImportReportRow;

  constructor(notice: Notice, report: ImportReportRow) {
    super(notice);
    this.name = "NothingImported";
    this.report = report;
  }
}

/** Bring the images of a folder or zip into a data set. Can be repeated without harm: images already there, byte for byte
 *  under the same path, are counted and left alone. Memory is bounded by a batch, not by the source.
 *  @throws UserProblem when the source cannot be opened or is refused (nothing is kept), when nothing in it can be kept
 *    (NothingImported), or when the data folder cannot take more (`kept` images stay, the rest comes with the next attempt) */
export async function runImport(params: RunImportParams): Promise<ImportOutcome> {
  const { request, onProgress, signal } = params;
  const source = await openSource(request.path, {
    name: request.sourceName,
    limits: request.limits,
    signal,
    onListed: (nFiles) => onProgress?.("READ", nFiles, 0),
  });
  try {
    return await importSource(params, source);
  } finally {
    await source.close();
  }
}

async function importSource(params: RunImportParams, source: Source): Promise<ImportOutcome> {
  const { db, store, request, onProgress, signal } = params;
  const { dataset } = request;
  const classified = await classifyFiles(source, signal);
  const tally = new ImportTally();
  const findings: ImportFindings = {
    classified,
    warnings: createNoticeList(),
    metadata: null,
    columnTypes: null,
    tally,
    cancelled: false,
  };
  const imagePaths = classified.images.map((file) => file.path);
  const tables = await readTables(source, classified, imagePaths, signal);
  const resolved = resolveLabels(imagePaths, tables.labels);
  findings.metadata = tables.metadata;
  findings.warnings.addAll(tables.notices);
  findings.warnings.addAll(resolved.notices);

  let done = 0;
  const context: ImportContext = {
    db,
    store,
    source,
    target: {
      id: dataset.id,
      name: dataset.name,
      source: dataset.synthetic ? "DEMO" : source.kind,
      synthetic: dataset.synthetic ?? false,
    },
    labelOf: resolved.labelOf,
    metadata: tables.metadata,
    tally,
    signal,
    onImage: () => onProgress?.("DECODE", ++done, imagePaths.length),
    onRejected: (notice) => classified.rejected.add(notice),
  };
  try {
    findings.columnTypes = await importAll(context, classified);
  } catch (error) {
    // What was kept must be whole in itself, as far as the data folder still allows; the first failure is the one to tell.
    if (tally.kept > 0) await settle(params, null).catch(() => undefined);
    throw error;
  }
  findings.cancelled = signal?.aborted ?? false;
  const mirrored = request.mirror && !findings.cancelled ? new Set(imagePaths) : null;
  if (tally.kept > 0) findings.warnings.addAll(await settle(params, mirrored));
  if (tally.kept === 0) throw await nothingImported(params, findings);
  onProgress?.("STORE", 1, 1);
  const report = await buildReport(db, dataset.id, findings);
  return { datasetId: dataset.id, report, cancelled: findings.cancelled };
}

async function importAll(
  context: ImportContext,
  { images }: ClassifiedFiles,
): Promise<ReadonlyMap<string, MetadataType> | null> {
  const { store, tally, signal } = context;
  let columnTypes: ReadonlyMap<string, MetadataType> | null = null;
  try {
    for (let start = 0; start < images.length && !signal?.aborted; start += BATCH)
      columnTypes = (await importBatch(context, images.slice(start, start + BATCH))) ?? columnTypes;
    return columnTypes;
  } catch (error) {
    const problem = error instanceof UserProblem ? error : storageProblem(error, store.dataDir);
    if (problem === null) throw error;
    const { code, params } = problem.notice;
    throw new UserProblem({ code, params: { ...params, kept: tally.kept } }, { cause: error });
  }
}

/** @param paths  the source's files when the data set is to follow it */
async function settle({ db, store, request }: RunImportParams, paths: ReadonlySet<string> | null): Promise<Notice[]> {
  const datasetId = request.dataset.id;
  return db
    .transaction((tx) =>
      settleDataset(tx, datasetId, async () => {
        if (!paths) return [];
        const { leftOut, takenBack } = await mirrorSource(tx, { datasetId, paths, now: new Date() });
        const notices: Notice[] = [];
        if (leftOut > 0) notices.push({ code: "SOURCE_FILES_GONE", params: { count: leftOut } });
        if (takenBack > 0) notices.push({ code: "SOURCE_FILES_BACK", params: { count: takenBack } });
        return notices;
      }),
    )
    .catch((error: unknown) => {
      throw storageProblem(error, store.dataDir) ?? error;
    });
}

async function nothingImported({ db, request, signal }: RunImportParams, findings: ImportFindings): Promise<unknown> {
  // Cancelled before the first image: there is nothing to say of the source.
  if (signal?.aborted) return signal.reason;
  const report = await buildReport(db, null, findings);
  const name = request.sourceName ?? basename(request.path);
  const rejected = findings.classified.rejected.count;
  // As the report lists them: files are read side by side, and end in no order.
  const [first] = report.rejected;
  if (first === undefined)
    return new NothingImported({ code: "SOURCE_WITHOUT_IMAGES", params: { name, files: report.files } }, report);
  return new NothingImported({ code: "NO_USABLE_IMAGE", params: { name, rejected, first: first.path ?? "" } }, report);
}
