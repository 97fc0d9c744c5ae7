import type { StudyImageRow } from "@brainscan/db/queries/images";
import type { ExperimentInputs } from "@brainscan/ml/protocol/experiment";
import { UNLABELED } from "@brainscan/ml/protocol/labels";
import { takeSample } from "@brainscan/ml/registry/learner";
import type { MethodFeatures } from "./load-method-features.ts";

/** One file of a data set as a study reads it. */
export type StudyFile = StudyImageRow;

/** One distinct image: a row of every matrix of the study. */
export type DistinctImage = {
  groupId: string;
  /** The group's first labelled file in byte order of the path, its first one when none is: its bytes are embedded. */
  representative: StudyFile;
  files: StudyFile[];
  /** 0, 1, or -1 when no file of the group carries a label, or its files contradict each other. */
  label: -1 | 0 | 1;
  /** Its files carry both labels: it neither trains nor counts as unlabelled, and a human decides. */
  conflict: boolean;
};

/** Gather identical files into rows: a duplicate can then never sit on both sides of a fold. Rows are in order of their pixels'
 *  hash, so that folds, clusters and every draw follow from the images and the seed, whatever the files are called.
 *  @param files  in byte order of the path */
export function distinctImages(files: readonly StudyFile[]): DistinctImage[] {
  const rows = new Map<string, DistinctImage>();
  for (const file of files) {
    const row = rows.get(file.groupId);
    if (row) row.files.push(file);
    else
      rows.set(file.groupId, {
        groupId: file.groupId,
        representative: file,
        files: [file],
        label: UNLABELED,
        conflict: false,
      });
  }
  for (const row of rows.values()) {
    const labels = new Set(row.files.flatMap((file) => file.label ?? []));
    const [label] = labels;
    row.conflict = labels.size > 1;
    row.label = labels.size === 1 ? label : UNLABELED;
    row.representative = row.files.find((file) => file.label !== null) ?? row.representative;
  }
  return [...rows.values()].sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

export function labelsOf(rows: readonly DistinctImage[]): Int8Array {
  return Int8Array.from(rows, (row) => row.label);
}

/** Each distinct image is a family of its own: families of near duplicates would share a number here. */
export function familiesOf(rows: readonly DistinctImage[]): Int32Array {
  return Int32Array.from(rows, (_, index) => index);
}

/** What a classifier may learn from: every row but those with contradictory labels, whose place in the study `rows` tells. */
export function learningInputs(
  rows: readonly DistinctImage[],
  { features, views }: MethodFeatures,
): { inputs: ExperimentInputs; rows: Int32Array } {
  const kept = Int32Array.from(rows.keys()).filter((index) => !rows[index].conflict);
  const learning = Array.from(kept, (index) => rows[index]);
  const inputs = {
    ...takeSample({ features, views }, kept),
    labels: labelsOf(learning),
    groups: familiesOf(learning),
    keys: learning.map((row) => row.groupId),
  };
  return { inputs, rows: kept };
}
