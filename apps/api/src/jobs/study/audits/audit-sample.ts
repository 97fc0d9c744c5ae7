import { listFiles } from "@brainscan/db/queries/files";
import type { MeasuredImage } from "@brainscan/ml/image/measures/measurer";
import { type Matrix, takeRows } from "@brainscan/ml/matrix/matrix";
import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { type DistinctImage, familiesOf, labelsOf } from "../study-rows.ts";

export type MeasuredFile = MeasuredImage["measures"] & { widthPx: number; heightPx: number; fileBytes: number };

/** What the audits look at: every distinct image but those with contradictory labels, in the study's order. Position i of
 *  each list is row `rows[i]` of the study. */
export type AuditSample = {
  rows: number[];
  images: DistinctImage[];
  /** n x d: avgpool of the plain images. */
  features: Matrix;
  labels: Int8Array;
  groups: Int32Array;
  keys: string[];
  measures: MeasuredFile[];
  /** There is another image that shows the same, or nearly. */
  duplicated: boolean[];
  pathOf(position: number): string;
};

const FILES_PER_QUERY = 5000;

export async function auditSample({ app }: JobContext, inputs: StudyInputs): Promise<AuditSample> {
  const rows = [...inputs.rows.keys()].filter((row) => !inputs.rows[row].conflict);
  const images = rows.map((row) => inputs.rows[row]);
  const sha256 = images.map(({ representative }) => representative.sha256);
  const files = new Map<string, { widthPx: number; heightPx: number; bytes: number }>();
  for (let start = 0; start < sha256.length; start += FILES_PER_QUERY)
    for (const file of await listFiles(app.database.orm, sha256.slice(start, start + FILES_PER_QUERY)))
      files.set(file.sha256, file);
  const sizes = new Map<number, number>();
  for (const { family } of inputs.rows) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  return {
    rows,
    images,
    features: takeRows(inputs.layers.matrices.avgpool, rows),
    labels: labelsOf(images),
    groups: familiesOf(images),
    keys: images.map(({ groupId }) => groupId),
    measures: rows.map((row, position) => {
      const file = files.get(sha256[position]);
      if (!file) throw new Error(`the file ${sha256[position]} is not recorded`);
      const { widthPx, heightPx, bytes } = file;
      return { ...inputs.measured[row].measures, widthPx, heightPx, fileBytes: bytes };
    }),
    duplicated: images.map(({ files: copies, family }) => copies.length > 1 || (sizes.get(family) ?? 0) > 1),
    pathOf: (position) => images[position].representative.path,
  };
}
