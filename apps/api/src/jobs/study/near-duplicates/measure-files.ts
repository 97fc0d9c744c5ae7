import { listFileMeasures, saveFileMeasures } from "@brainscan/db/queries/file-measures";
import type { CopyView } from "@brainscan/ml/image/copies/copy-views";
import { MEASURES_VERSION } from "@brainscan/ml/image/measures/measure-image";
import { type MeasuredImage, openMeasurer } from "@brainscan/ml/image/measures/measurer";
import { userProblem } from "../../../messages/user-problem.ts";
import type { JobContext } from "../../job.ts";
import type { DistinctImage } from "../study-rows.ts";

const ROWS_PER_WRITE = 256;

/** What was measured on the image of each row, in their order. Files are measured once and kept; a cancelled run keeps what it
 *  had measured.
 *  @throws UserProblem MEASURING_FAILED naming the first file that could not be read */
export async function measureFiles(context: JobContext, rows: readonly DistinctImage[]): Promise<MeasuredImage[]> {
  const { app, report } = context;
  const db = app.database.orm;
  const version = MEASURES_VERSION;
  const sha256 = rows.map(({ representative }) => representative.sha256);
  const known = await listFileMeasures(db, { sha256, version });
  const measured = new Map<string, MeasuredImage>();
  // Stored below by the same version of the measuring.
  for (const [hash, { measures, perceptualHash }] of known)
    measured.set(hash, { measures: measures as MeasuredImage["measures"], perceptualHash });
  const missing = rows.filter(({ representative }) => !known.has(representative.sha256));
  if (missing.length > 0) {
    let waiting: string[] = [];
    const write = async () => {
      const batch = waiting;
      waiting = [];
      await saveFileMeasures(
        db,
        batch.flatMap((hash) => {
          const found = measured.get(hash);
          return found ? [{ sha256: hash, version, ...found }] : [];
        }),
      );
    };
    const inAll = sha256.length;
    try {
      const images = missing.map((row) => ({ row }));
      await measureEach(context, images, async ({ row }, found, done) => {
        measured.set(row.representative.sha256, found);
        waiting.push(row.representative.sha256);
        report("MEASURE", inAll - missing.length + done, inAll);
        if (waiting.length >= ROWS_PER_WRITE) await write();
      });
    } finally {
      await write();
    }
  }
  return sha256.map((hash) => {
    const found = measured.get(hash);
    if (!found) throw new Error(`the file ${hash} was not measured`);
    return found;
  });
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
