import type { Queryable } from "@brainscan/db/orm";
import { countDataset, type DatasetCountsRow } from "@brainscan/db/queries/dataset-counts";
import { listDuplicateGroups, listLabelledAlsoUnlabelled } from "@brainscan/db/queries/duplicates";
import type { MetadataType } from "@brainscan/db/schema/datasets";
import type { ImportReportRow } from "@brainscan/db/schema/imports";
import type { Notice } from "../messages/notice.ts";
import type { ClassifiedFiles } from "./classify-files.ts";
import type { ImportTally } from "./import-tally.ts";
import type { Metadata } from "./metadata-file.ts";
import type { NoticeList } from "./notice-list.ts";

/** Groups and pairs that a report lists; the data set's counts know them all. */
const LISTED_MAX = 10_000;

export type ImportFindings = {
  classified: ClassifiedFiles;
  warnings: NoticeList;
  metadata: Metadata | null;
  columnTypes: ReadonlyMap<string, MetadataType> | null;
  tally: ImportTally;
  cancelled: boolean;
};

/** The answer to an import: this source's files, then the duplicates and labels of the data set as it now stands.
 *  @param datasetId  null when nothing was kept */
export async function buildReport(
  db: Queryable,
  datasetId: string | null,
  findings: ImportFindings,
): Promise<ImportReportRow> {
  const { classified, tally, metadata, columnTypes, warnings } = findings;
  if (datasetId !== null) {
    const counts = await countDataset(db, datasetId);
    warnings.add(...summaryNotices(findings, counts));
  }
  return {
    files: classified.nFiles,
    added: tally.added,
    unchanged: tally.unchanged,
    updated: tally.updated,
    formats: tally.formats(),
    sizes: tally.sizes(),
    metadata: {
      file: metadata?.file ?? null,
      columns:
        metadata === null
          ? []
          : tally.columns(
              columnTypes ?? new Map(),
              metadata.columns.map(({ name }) => name),
            ),
      unmatchedRows: metadata?.unmatchedRows ?? 0,
    },
    duplicateGroups: datasetId === null ? [] : await listDuplicateGroups(db, { datasetId, limit: LISTED_MAX }),
    labelledAlsoUnlabelled:
      datasetId === null ? [] : await listLabelledAlsoUnlabelled(db, { datasetId, limit: LISTED_MAX }),
    conflictingLabels:
      datasetId === null ? [] : await listDuplicateGroups(db, { datasetId, conflicting: true, limit: LISTED_MAX }),
    ignored: classified.ignored.toArray(),
    rejected: classified.rejected.toArray(),
    warnings: warnings.toArray(),
  };
}

function summaryNotices(findings: ImportFindings, counts: DatasetCountsRow): Notice[] {
  const { tally, metadata, cancelled, classified } = findings;
  const said: [boolean, Notice][] = [
    [cancelled, { code: "IMPORT_CANCELLED", params: { kept: tally.kept, total: classified.images.length } }],
    [
      !cancelled && tally.kept === tally.unchanged,
      { code: "IMPORT_UNCHANGED", params: { unchanged: tally.unchanged } },
    ],
    [tally.labelsWithdrawn > 0, { code: "LABELS_WITHDRAWN", params: { count: tally.labelsWithdrawn } }],
    [tally.windowed > 0, { code: "IMAGES_WINDOWED", params: { count: tally.windowed } }],
    [
      tally.ofSizesNotListed > 0,
      { code: "SIZES_NOT_ALL_LISTED", params: { listed: tally.sizes().length, images: tally.ofSizesNotListed } },
    ],
    [counts.conflictingLabels > 0, { code: "LABELS_CONFLICT_GROUPS", params: { groups: counts.conflictingLabels } }],
    [counts.labelled === 0, { code: "LABELS_NONE" }],
    [counts.labelled > 0 && counts.cancer === 0, { code: "LABELS_NO_CANCER", params: { normal: counts.normal } }],
    [counts.labelled > 0 && counts.normal === 0, { code: "LABELS_NO_NORMAL", params: { cancer: counts.cancer } }],
    [
      counts.duplicateGroups > LISTED_MAX,
      { code: "DUPLICATES_NOT_ALL_LISTED", params: { groups: counts.duplicateGroups, listed: LISTED_MAX } },
    ],
    [metadata === null && classified.metadata.length === 0, { code: "METADATA_NONE" }],
  ];
  return said.flatMap(([applies, notice]) => (applies ? [notice] : []));
}
