import { listFileMeasures, saveFileMeasures } from "@brainscan/db/queries/file-measures";
import { MEASURES_VERSION } from "@brainscan/ml/image/measures/measure-image";
import { MeasuringThreadError } from "@brainscan/ml/image/measures/measure-pool";
import { type MeasuredImage, type Measurer, openMeasurer } from "@brainscan/ml/image/measures/measurer";
import { z } from "zod";
import { readKept } from "../../../quarantine/read-kept.ts";
import { sampleImage } from "../../../quarantine/sample-image.ts";
import { packHashes, unpackHashes } from "../../../shards/packed-hashes.ts";
import type { ShardHandler } from "../../../shards/shard.ts";
import { workThrough } from "../../../shards/work-through.ts";

const ROWS_PER_WRITE = 256;

const task = z.object({ version: z.literal(MEASURES_VERSION), sha256: z.string() });

/** Plain data for a shard. */
export function measureTask(sha256: readonly string[]): Record<string, unknown> {
  return { version: MEASURES_VERSION, sha256: packHashes(sha256) };
}

/** Measure a shard's files, less those that were measured already by this version of the measuring. */
export const measureShard: ShardHandler = async ({ keep, forget, ...context }, given) => {
  const { app, report, gotFurther, total } = context;
  const { version, sha256: packed } = task.parse(given);
  const all = unpackHashes(packed);
  const db = app.database.orm;
  const known = await listFileMeasures(db, { sha256: all, version });
  const missing = all.filter((sha256) => !known.has(sha256));
  const open = () =>
    keep(
      "measurer",
      async () => openMeasurer({ threads: app.config.workers }),
      (measurer) => measurer.close(),
    );
  let waiting: (MeasuredImage & { sha256: string; version: number })[] = [];
  let done = 0;
  const write = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    await saveFileMeasures(db, batch);
    gotFurther();
  };
  const measure = (
    measurer: Measurer,
    items: Parameters<Measurer["measure"]>[0],
    on: Parameters<Measurer["measure"]>[1],
  ) => measurer.measure(items, on);
  const doneBefore = total - missing.length;
  report(doneBefore);
  try {
    await workThrough(
      { ...context, keep, forget },
      {
        stage: "MEASURE",
        sha256: missing,
        work: async (sha256, { done: tell, failed, signal }) =>
          measure(
            await open(),
            sha256.map((key) => ({ key, read: () => readKept(app, key) })),
            {
              signal,
              async onResult(key, found) {
                waiting.push({ sha256: key, version, ...found });
                tell(key);
                report(doneBefore + ++done);
                if (waiting.length >= ROWS_PER_WRITE) await write();
              },
              onFailure: failed,
            },
          ),
        broke: (problem) => problem instanceof MeasuringThreadError,
        reopen: () => forget("measurer"),
        async checkUp() {
          await app.store.check();
          const good = await sampleImage();
          await measure(await open(), [{ key: "sample", read: async () => good }], {
            signal: context.signal,
            onResult: () => undefined,
            onFailure(_, error) {
              throw error;
            },
          });
        },
      },
    );
  } finally {
    // Cancelled or failed half-way, what is finished is kept.
    await write();
  }
};
