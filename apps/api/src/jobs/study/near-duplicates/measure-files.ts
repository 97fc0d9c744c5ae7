import { createHash } from "node:crypto";
import { listFileMeasures } from "@brainscan/db/queries/file-measures";
import type { CopyView } from "@brainscan/ml/image/copies/copy-views";
import { MEASURES_VERSION } from "@brainscan/ml/image/measures/measure-image";
import { type MeasuredImage, openMeasurer } from "@brainscan/ml/image/measures/measurer";
import { userProblem } from "../../../messages/user-problem.ts";
import { leaveOutQuarantined } from "../../../quarantine/leave-out-quarantined.ts";
import { type ImagePages, pagesOf } from "../../../shards/image-pages.ts";
import type { PlannedShard } from "../../../shards/shard.ts";
import type { JobContext } from "../../job.ts";
import type { DistinctImage } from "../study-rows.ts";
import { measureTask } from "./measure-shard.ts";

/** What was measured on the image of each row, in their order. Files are measured once and kept, shard by shard.
 *  @throws QuarantinedMeanwhile when some cannot be: they are left out of their data sets, the others are kept */
export async function measureFiles(context: JobContext, rows: readonly DistinctImage[]): Promise<MeasuredImage[]> {
  const { app, runId, signal, report } = context;
  const db = app.database.orm;
  const version = MEASURES_VERSION;
  const sha256 = rows.map(({ representative }) => representative.sha256);
  const pages = pagesOf(sha256, app.config.imagesPerShard);
  const missingOf = async (page: readonly string[]) => {
    const known = await listFileMeasures(db, { sha256: page, version });
    return page.filter((hash) => !known.has(hash));
  };
  const { length: nMissing } = await missingOf(sha256);
  if (nMissing > 0) {
    await context.shards.run(
      { runId, kind: "MEASURE", stage: "MEASURE", total: nMissing, shards: plan(pages, missingOf) },
      {
        signal,
        report: (done) => report("MEASURE", sha256.length - nMissing + done, sha256.length),
      },
    );
    await leaveOutQuarantined(app, pages, missingOf);
  }
  const known = await listFileMeasures(db, { sha256, version });
  return sha256.map((hash) => {
    const found = known.get(hash);
    if (!found) throw new Error(`the file ${hash} was not measured`);
    // Stored by the same version of the measuring.
    return { measures: found.measures as MeasuredImage["measures"], perceptualHash: found.perceptualHash };
  });
}

async function* plan(
  pages: ImagePages,
  missingOf: (page: readonly string[]) => Promise<string[]>,
): AsyncIterable<PlannedShard> {
  for await (const page of pages()) {
    const { length: total } = await missingOf(page);
    if (total === 0) continue;
    const task = measureTask(page);
    yield { key: createHash("sha256").update(JSON.stringify(task)).digest("hex"), task, total };
  }
}

/** Perceptual hashes of altered copies of each row's image: one list a view, in the order of the views. All views share the
 *  threads: starting them costs more than measuring a small sample. */
export async function copyHashes(
  context: JobContext,
  rows: readonly DistinctImage[],
  views: readonly CopyView[],
): Promise<string[][]> {
  const copies = views.flatMap((view) => rows.map((row) => ({ row, view })));
  const hashes: string[] = [];
  await measureEach(context, copies, (_copy, found) => {
    hashes.push(found.perceptualHash);
  });
  return views.map((_, at) => hashes.slice(at * rows.length, (at + 1) * rows.length));
}

/** An image to measure, or an altered copy of it. */
type ToMeasure = { row: DistinctImage; view?: CopyView };

async function measureEach(
  { app, signal }: JobContext,
  images: readonly ToMeasure[],
  onResult: (image: ToMeasure, found: MeasuredImage, done: number) => void | Promise<void>,
): Promise<void> {
  const measurer = openMeasurer({ threads: app.config.workers });
  let done = 0;
  try {
    await measurer.measure(
      images.map(({ row: { representative }, view }) => ({
        key: representative.sha256,
        view,
        async read() {
          const bytes = await app.store.read(representative.sha256);
          if (!bytes) throw new Error("the file is no longer in the data folder");
          return bytes;
        },
      })),
      {
        signal,
        onResult: (_key, found) => onResult(images[done++], found, done),
        onFailure(_key, error) {
          throw userProblem("MEASURING_FAILED", { message: error.message }, images[done].row.representative.path);
        },
      },
    );
  } finally {
    await measurer.close();
  }
}
