import { listAuditItems } from "@brainscan/db/queries/audits";
import { countDataset, type DatasetCountsRow } from "@brainscan/db/queries/dataset-counts";
import { type DatasetRow, findDataset } from "@brainscan/db/queries/datasets";
import { computeFingerprint } from "@brainscan/db/queries/fingerprint";
import { listStudyRows } from "@brainscan/db/queries/images";
import { findLatestImportReport } from "@brainscan/db/queries/imports";
import { listPairReviews, type PairReviewRow } from "@brainscan/db/queries/near-duplicates";
import type { ImportReportRow } from "@brainscan/db/schema/imports";
import type { App } from "../../app.ts";
import { userProblem } from "../../messages/user-problem.ts";
import { type DistinctImage, distinctImages } from "./study-rows.ts";

/** A data set at one moment. */
export type DatasetSnapshot = {
  dataset: DatasetRow;
  /** Computed from the very rows below: the stored one is renewed only when an import or a change ends. */
  fingerprint: string;
  counts: DatasetCountsRow;
  imported: ImportReportRow | null;
  rows: DistinctImage[];
  /** What readers said of images that may show the same picture. */
  reviews: PairReviewRow[];
};

/** Read what a study works on in one transaction, so that nothing it reports mixes two states of the data set.
 *  @throws UserProblem DATASET_GONE, NO_IMAGES */
export function readDataset({ database }: Pick<App, "database">, datasetId: string): Promise<DatasetSnapshot> {
  return database.orm.transaction(
    async (tx) => {
      const dataset = await findDataset(tx, datasetId);
      if (!dataset) throw userProblem("DATASET_GONE");
      const drawn = (await listAuditItems(tx, datasetId)).map(
        ({ groupId, label }, order) => [groupId, { order, label }] as const,
      );
      const rows = distinctImages(await listStudyRows(tx, datasetId), new Map(drawn));
      if (rows.length === 0) throw userProblem("NO_IMAGES");
      return {
        dataset,
        fingerprint: await computeFingerprint(tx, datasetId),
        counts: await countDataset(tx, datasetId),
        imported: await findLatestImportReport(tx, datasetId),
        rows,
        reviews: await listPairReviews(tx, datasetId),
      };
    },
    { isolationLevel: "repeatable read" },
  );
}
