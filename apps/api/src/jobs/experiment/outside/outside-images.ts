import { UNLABELED } from "@brainscan/ml/protocol/labels";
import type { OutsideImage } from "../../../outside/match-outside.ts";
import type { DistinctImage, StudyFile } from "../../study/study-rows.ts";

/** The files of a data set as a table from elsewhere may name them. Files of equal pixels count as equal. */
export function outsideImages(rows: readonly DistinctImage[]): OutsideImage[] {
  return rows.flatMap((row) =>
    row.files.map((file) => ({
      path: file.path,
      sha256: row.groupId,
      groupId: row.groupId,
      label: judgedLabel(row, file),
    })),
  );
}

/** A file's own label, unless its image is one that no experiment learns from: of contradictory labels, or drawn to certify. */
export function judgedLabel(row: Pick<DistinctImage, "label">, file: StudyFile): 0 | 1 | null {
  return row.label === UNLABELED ? null : file.label;
}
