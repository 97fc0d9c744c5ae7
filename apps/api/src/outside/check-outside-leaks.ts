import { rocAuc } from "@brainscan/ml/metrics/roc-auc";
import { partnersAcrossFolds, straddlingPairs } from "./families-across-folds.ts";
import type { OutsideFinding } from "./outside-findings.ts";
import type { JudgedRow } from "./outside-rows.ts";

/** Fewer images than this in a class are separated without a mistake too easily to be wondered at. */
export const TOO_GOOD_CLASS_MIN = 10;

type Labelled = JudgedRow & { label: 0 | 1 };

/** Look for what makes a figure of their scores other than it seems. Folds are taken as those of a cross-validation: the model
 *  that scored one fold learned from all others of the same repeat.
 *  @param rows     the rows that name an image of ours
 *  @param labelled all labelled images, scored or not
 *  @returns findings, the gravest first. Pure and deterministic, O(rows log rows + repeats * labelled). */
export function checkOutsideLeaks(
  rows: readonly JudgedRow[],
  labelled: readonly { path: string; sha256: string }[],
): OutsideFinding[] {
  const known = rows.filter((row): row is Labelled => row.label !== null);
  const nImages = distinct(known.map(({ path }) => path));
  return [
    ...straddling(known, nImages),
    ...scoredTwice(known),
    ...tooGood(known),
    ...missing(known, labelled),
    ...oneClassFolds(known),
    ...unlabelled(rows),
  ];
}

const distinct = (names: readonly string[]) => new Set(names).size;

function straddling(rows: readonly Labelled[], of: number): OutsideFinding[] {
  const partners = partnersAcrossFolds(rows);
  const pairs = straddlingPairs(rows, partners);
  if (pairs.length === 0) return [];
  const paths = pairs.flatMap(({ first, second }) => [first.path, second.path]);
  const families = distinct(pairs.map(({ family }) => String(family)));
  return [{ code: "FAMILY_STRADDLES_FOLDS", count: distinct(paths), of, families, pairs }];
}

function scoredTwice(rows: readonly Labelled[]): OutsideFinding[] {
  const folds = new Map<string, { path: string; repeat: number; folds: number[] }>();
  for (const { path, repeat, fold } of rows) {
    const key = `${repeat} ${path}`;
    const image = folds.get(key) ?? { path, repeat, folds: [] };
    image.folds.push(fold);
    folds.set(key, image);
  }
  const images = [...folds.values()].filter((image) => image.folds.length > 1);
  return images.length === 0
    ? []
    : [{ code: "IMAGE_SCORED_TWICE", count: distinct(images.map(({ path }) => path)), images }];
}

function byFold(rows: readonly Labelled[]): Labelled[][] {
  const folds = new Map<string, Labelled[]>();
  for (const row of rows) {
    const key = `${row.repeat} ${row.fold}`;
    const fold = folds.get(key);
    if (fold) fold.push(row);
    else folds.set(key, [row]);
  }
  return [...folds.values()];
}

function oneClassFolds(rows: readonly Labelled[]): OutsideFinding[] {
  const all = byFold(rows);
  const folds = all
    .filter((fold) => fold.every(({ label }) => label === fold[0].label))
    .map(([{ repeat, fold, label }]) => ({ repeat, fold, label }));
  return folds.length === 0 ? [] : [{ code: "FOLD_WITH_ONE_CLASS", count: folds.length, of: all.length, folds }];
}

/** Scores that are the labels under another name, or that no fold ever puts in the wrong order. */
function tooGood(rows: readonly Labelled[]): OutsideFinding[] {
  const values = [new Set<number>(), new Set<number>()];
  const paths = [new Set<string>(), new Set<string>()];
  for (const { label, score, path } of rows) {
    values[label].add(score);
    paths[label].add(path);
  }
  const count = distinct(rows.map(({ path }) => path));
  const [[normal], [cancer]] = values.map((set) => [...set]);
  if (Math.min(paths[0].size, paths[1].size) < TOO_GOOD_CLASS_MIN) return [];
  if (values.every(({ size }) => size === 1) && normal !== cancer)
    return [{ code: "SCORES_ARE_LABELS", count, values: [normal, cancer] }];
  const aucs = byFold(rows)
    .map((fold) =>
      rocAuc(
        fold.map(({ label }) => label),
        fold.map(({ score }) => score),
      ),
    )
    .filter((auc) => auc !== null);
  const perfect = aucs.length > 0 && aucs.every((auc) => auc === 1);
  return perfect ? [{ code: "SCORES_TOO_GOOD", count, folds: aucs.length }] : [];
}

/** An image counts as scored when a file of the very same bytes is. */
function missing(rows: readonly Labelled[], labelled: readonly { path: string; sha256: string }[]): OutsideFinding[] {
  const repeats = new Map<number, Set<string>>();
  for (const { repeat, sha256 } of rows) {
    const scored = repeats.get(repeat);
    if (scored) scored.add(sha256);
    else repeats.set(repeat, new Set([sha256]));
  }
  const everywhere = repeats.size === 0 ? [new Set<string>()] : [...repeats.values()];
  const images = labelled.filter(({ sha256 }) => everywhere.some((scored) => !scored.has(sha256)));
  if (images.length === 0) return [];
  return [
    { code: "MISSING_LABELLED", count: images.length, of: labelled.length, images: images.map(({ path }) => path) },
  ];
}

function unlabelled(rows: readonly JudgedRow[]): OutsideFinding[] {
  const count = distinct(rows.filter(({ label }) => label === null).map(({ path }) => path));
  return count === 0 ? [] : [{ code: "UNLABELLED_SCORED", count }];
}
