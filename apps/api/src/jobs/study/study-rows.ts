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
  /** Number of its family: it and every image that shows the same picture, or nearly. */
  family: number;
  /** It was drawn to be read at random: its place in the draw, and what was read. Such a label certifies, and never trains. */
  audit: { order: number; label: 0 | 1 | null } | null;
};

/** What a random draw says of a group, by its id. */
export type AuditedGroups = ReadonlyMap<string, NonNullable<DistinctImage["audit"]>>;

/** Gather identical files into rows: a duplicate can then never sit on both sides of a fold. Rows are in order of their pixels'
 *  hash, so that folds, clusters and every draw follow from the images and the seed, whatever the files are called.
 *  @param files  in byte order of the path */
export function distinctImages(files: readonly StudyFile[], audited: AuditedGroups = new Map()): DistinctImage[] {
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
        family: 0,
        audit: audited.get(file.groupId) ?? null,
      });
  }
  for (const row of rows.values()) {
    const labels = new Set(row.files.flatMap((file) => file.label ?? []));
    const [label] = labels;
    row.conflict = labels.size > 1;
    row.label = labels.size === 1 ? label : UNLABELED;
    row.representative = row.files.find((file) => file.label !== null) ?? row.representative;
  }
  const sorted = [...rows.values()].sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
  return inFamilies(sorted, sorted.keys());
}

/** The same rows, each with the number of its family. What was drawn at random stays out of training with all its family,
 *  whatever label it was given elsewhere. */
export function inFamilies(rows: readonly DistinctImage[], families: Iterable<number>): DistinctImage[] {
  const numbers = [...families];
  const drawn = new Set(numbers.filter((_, index) => rows[index].audit));
  return rows.map((row, index) => {
    const family = numbers[index];
    return { ...row, family, label: drawn.has(family) ? UNLABELED : row.label };
  });
}

export function labelsOf(rows: readonly DistinctImage[]): Int8Array {
  return Int8Array.from(rows, (row) => row.label);
}

export function familiesOf(rows: readonly DistinctImage[]): Int32Array {
  return Int32Array.from(rows, ({ family }) => family);
}

/** What a classifier learns from, with the study's row and the group of each of its rows. */
export type Learning = { inputs: ExperimentInputs; rows: Int32Array; groupIds: string[] };

/** What a classifier may learn from: every row but those with contradictory labels, whose place in the study `rows` tells. */
export function learningInputs(rows: readonly DistinctImage[], { features, views }: MethodFeatures): Learning {
  const kept = Int32Array.from(rows.keys()).filter((index) => !rows[index].conflict);
  const learning = Array.from(kept, (index) => rows[index]);
  const groupIds = learning.map((row) => row.groupId);
  const inputs = {
    ...takeSample({ features, views }, kept),
    labels: labelsOf(learning),
    groups: familiesOf(learning),
    keys: groupIds,
  };
  return { inputs, rows: kept, groupIds };
}

/** The same as a notebook would have it that looks for no duplicates: each file an image of its own. */
export function naiveInputs(rows: readonly DistinctImage[], { features, views }: MethodFeatures): Learning {
  const files = rows.flatMap((row, index) => {
    if (row.conflict) return [];
    // What was drawn at random trains nothing here either.
    const labelOf = (file: StudyFile) => (row.label === UNLABELED ? UNLABELED : (file.label ?? UNLABELED));
    return row.files.map((file, copy) => ({
      index,
      groupId: row.groupId,
      key: `${row.groupId}#${String(copy).padStart(6, "0")}`,
      label: labelOf(file),
    }));
  });
  const taken = Int32Array.from(files, ({ index }) => index);
  const inputs = {
    ...takeSample({ features, views }, taken),
    labels: Int8Array.from(files, ({ label }) => label),
    groups: Int32Array.from(files.keys()),
    keys: files.map(({ key }) => key),
  };
  return { inputs, rows: taken, groupIds: files.map(({ groupId }) => groupId) };
}
