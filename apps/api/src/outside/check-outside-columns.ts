import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { TOO_GOOD_CLASS_MIN } from "./check-outside-leaks.ts";
import type { OutsideFinding } from "./outside-findings.ts";
import type { OutsideLabel } from "./outside-table.ts";

/** Columns of an embedding table that hold the label itself: one value on every image labelled normal, another on every one
 *  labelled cancer. Nothing computed from pixels does that on twenty images or more.
 *  @param features n x d
 *  @param columns  d names
 *  @param labels   n: our labels
 *  @throws RangeError when lengths differ. O(n * d). */
export function checkOutsideColumns(
  features: Matrix,
  columns: readonly string[],
  labels: readonly OutsideLabel[],
): OutsideFinding[] {
  if (columns.length !== features.cols)
    throw new RangeError(`columns has ${columns.length} names, features has ${features.cols} columns`);
  if (labels.length !== features.rows)
    throw new RangeError(`labels has ${labels.length} entries, features has ${features.rows} rows`);
  const byLabel = [0, 1].map((label) => labels.flatMap((one, i) => (one === label ? [i] : [])));
  if (byLabel.some((rows) => rows.length < TOO_GOOD_CLASS_MIN)) return [];
  const valueAt = (i: number, j: number) => features.data[i * features.cols + j];
  const constant = (rows: readonly number[], j: number) => rows.every((i) => valueAt(i, j) === valueAt(rows[0], j));
  const [normal, cancer] = byLabel;
  const found = columns.filter(
    (_, j) => valueAt(normal[0], j) !== valueAt(cancer[0], j) && constant(normal, j) && constant(cancer, j),
  );
  const images = normal.length + cancer.length;
  return found.length === 0 ? [] : [{ code: "COLUMN_IS_LABELS", count: found.length, columns: found, images }];
}
