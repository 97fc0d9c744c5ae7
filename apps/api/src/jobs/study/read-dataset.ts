import { listAuditItems } from "@brainscan/db/queries/audits";
import { countDataset, type DatasetCountsRow } from "@brainscan/db/queries/dataset-counts";
import { type DatasetRow, findDataset } from "@brainscan/db/queries/datasets";
import { computeFingerprint } from "@brainscan/db/queries/fingerprint";
import { listStudyRows } from "@brainscan/db/queries/images";
import { findLatestImportReport } from "@brainscan/db/queries/imports";
import { listPairReviews, type PairReviewRow } from "@brainscan/db/queries/near-duplicates";
import { databaseNow } from "@brainscan/db/queries/remainder";
import { findSampleBound, listSampledRows } from "@brainscan/db/queries/study-sample";
import type { ImportReportRow } from "@brainscan/db/schema/imports";
import type { SampleRow } from "@brainscan/db/schema/studies";
import type { App } from "../../app.ts";
import { userProblem } from "../../messages/user-problem.ts";
import { type AuditedGroups, type DistinctImage, distinctImages } from "./study-rows.ts";

/** What a study of a large set looks at: the first images without a label in the order of their pixels' hash. */
export type Sample = SampleRow & {
  /** The last group of the sample. Beyond it `rows` holds labelled groups alone. */
  bound: string;
  /** Of what was drawn to be read at random, what lies beyond the sample. It is scored, and learned from no more than the rest. */
  drawnBeyond: AuditedGroups;
};

/** A data set at one moment. */
export type DatasetSnapshot = {
  dataset: DatasetRow;
  /** Computed from the very rows below: the stored one is renewed only when an import or a change ends. */
  fingerprint: string;
  /** Of the whole set. */
  counts: DatasetCountsRow;
  imported: ImportReportRow | null;
  rows: DistinctImage[];
  /** Null: `rows` are all images. */
  sample: Sample | null;
  /** The database's clock when they were read. */
  asOf: string;
  /** What readers said of images that may show the same picture. */
  reviews: PairReviewRow[];
};

/** Read what a study works on in one transaction, so that nothing it reports mixes two states of the data set. Memory follows the
 *  labels and the sample, whatever the size of the set.
 *  @param sampleSize  distinct images without a label to read, where there are more; null: all there are
 *  @throws UserProblem DATASET_GONE, NO_IMAGES */
export function readDataset(
  { database }: Pick<App, "database">,
  { datasetId, sampleSize }: { datasetId: string; sampleSize: number | null },
): Promise<DatasetSnapshot> {
  return database.orm.transaction(
    async (tx) => {
      const dataset = await findDataset(tx, datasetId);
      if (!dataset) throw userProblem("DATASET_GONE");
      const asOf = await databaseNow(tx);
      const drawn: AuditedGroups = new Map(
        (await listAuditItems(tx, datasetId)).map(({ groupId, label }, order) => [groupId, { order, label }]),
      );
      const bound = sampleSize === null ? null : await findSampleBound(tx, { datasetId, size: sampleSize });
      const rows = distinctImages(
        bound === null ? await listStudyRows(tx, datasetId) : await listSampledRows(tx, { datasetId, bound }),
        drawn,
      );
      if (rows.length === 0) throw userProblem("NO_IMAGES");
      const counts = await countDataset(tx, datasetId);
      return {
        dataset,
        fingerprint: await computeFingerprint(tx, datasetId),
        counts,
        imported: await findLatestImportReport(tx, datasetId),
        rows,
        sample: bound === null ? null : sampleOf(bound, { rows, counts, drawn }),
        asOf,
        reviews: await listPairReviews(tx, datasetId),
      };
    },
    { isolationLevel: "repeatable read" },
  );
}

function sampleOf(
  bound: string,
  { rows, counts, drawn }: Pick<DatasetSnapshot, "rows" | "counts"> & { drawn: AuditedGroups },
): Sample {
  const read = new Set(rows.map(({ groupId }) => groupId));
  return {
    bound,
    n: rows.length - counts.labelledDistinct,
    of: counts.distinct - counts.labelledDistinct,
    drawnBeyond: new Map([...drawn].filter(([groupId]) => !read.has(groupId))),
  };
}

/** What decides anything that is found in these rows: the state of the set, and how much of it they are. */
export function stateOf({ fingerprint, sample }: Pick<DatasetSnapshot, "fingerprint" | "sample">) {
  return sample ? { fingerprint, sampleSize: sample.n } : { fingerprint };
}
