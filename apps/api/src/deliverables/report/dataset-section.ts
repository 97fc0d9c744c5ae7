import { z } from "zod";
import { count } from "./figure.ts";
import { notice } from "./notice.ts";

const counts = z
  .strictObject({
    images: count.describe("Files, duplicates included, excluded ones left out."),
    distinct: count.describe("Distinct images: duplicates count once."),
    labelled: count,
    labelledDistinct: count,
    normal: count.describe("Distinct images labelled normal."),
    cancer: count.describe("Distinct images labelled cancer."),
    unlabelled: count,
    duplicateGroups: count.describe("Groups of two or more identical images."),
    labelledAlsoUnlabelled: count.describe("Distinct labelled images also present among the unlabelled ones."),
    conflictingLabels: count.describe("Groups with different labels, kept out of training and evaluation."),
    excluded: count,
  })
  .meta({ id: "DatasetCounts" });

const duplicateGroup = z
  .strictObject({
    id: z.string(),
    sameBytes: z.boolean().describe("False: only the decoded pixels are the same."),
    paths: z.array(z.string()).min(2),
  })
  .meta({ id: "DuplicateGroup" });

const metadataColumn = z.strictObject({
  name: z.string(),
  type: z.enum(["NUMBER", "BOOLEAN", "DATE", "TEXT"]),
  missing: count.describe("Images without a value."),
});

const importFindings = z
  .strictObject({
    files: count.describe("Files seen, images or not."),
    added: count,
    unchanged: count,
    updated: count,
    formats: z.array(z.strictObject({ name: z.string(), count })),
    sizes: z.array(z.strictObject({ widthPx: count, heightPx: count, count })),
    metadata: z.strictObject({
      file: z.string().nullable().describe("Null: no metadata was found."),
      columns: z.array(metadataColumn),
      unmatchedRows: count,
    }),
    duplicateGroups: z.array(duplicateGroup),
    labelledAlsoUnlabelled: z.array(z.strictObject({ labelled: z.string(), unlabelled: z.string() })),
    conflictingLabels: z.array(duplicateGroup),
    ignored: z.array(notice).describe("Files that are not images."),
    rejected: z.array(notice).describe("Files that claim to be images and cannot be used."),
    warnings: z.array(notice),
  })
  .meta({ id: "ImportFindings", description: "What the latest import of these images found." });

export const datasetSection = z
  .strictObject({
    name: z.string(),
    source: z.enum(["FOLDER", "ZIP", "DEMO"]),
    synthetic: z.boolean().describe("True for images drawn by the product: synthetic demonstration data."),
    fingerprint: z.string().min(1).describe("Changes whenever an image, a label or an exclusion does."),
    counts,
    sample: z
      .strictObject({
        n: count.describe("Distinct images without a label that were looked at, beside every labelled one."),
        of: count.describe("Distinct images without a label."),
      })
      .nullable()
      .describe(
        "Null: every image was looked at. Otherwise clusters, near duplicates, audits and the share of cancers are told of these, a random draw; predictions, their counts and the shares of the guarantee are of all images.",
      ),
    import: importFindings.nullable(),
  })
  .meta({ id: "Dataset" });
