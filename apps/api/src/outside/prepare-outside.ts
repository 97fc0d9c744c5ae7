import type { OutsideFindingRow, OutsideScoreRow, OutsideTableKind } from "@brainscan/db/schema/outside-tables";
import { type Matrix, takeRows } from "@brainscan/ml/matrix/matrix";
import {
  bySeverity,
  outsideLeakFindings,
  outsideMatchFindings,
  outsideVectorFindings,
} from "../messages/outside-notices.ts";
import { userProblem } from "../messages/user-problem.ts";
import { checkOutsideColumns } from "./check-outside-columns.ts";
import { checkOutsideLeaks } from "./check-outside-leaks.ts";
import { countFolds } from "./count-folds.ts";
import { matchOutside, type OutsideImage, type OutsideMatch } from "./match-outside.ts";
import { judgedRows } from "./outside-rows.ts";
import type { OutsideEmbeddings, OutsideScores, OutsideTable } from "./outside-table.ts";
import { clip } from "./plan-columns.ts";

/** What of a table speaks of images of ours, under our own paths. */
export type PreparedOutside = {
  kind: OutsideTableKind;
  /** Rows of the table that name one image, and the others. */
  matched: number;
  unmatched: number;
  /** The gravest first. Leaks through near duplicates are not among them yet: those need the images' embeddings. */
  findings: OutsideFindingRow[];
} & (
  | { kind: "SCORES"; scores: OutsideScoreRow[]; nRepeats: number; nSplits: number }
  | { kind: "EMBEDDINGS"; paths: string[]; features: Matrix }
);

/** Match a table with the images of a data set and say what shows at once.
 *  @param images  all of them; images of one `groupId` show the same pixels
 *  @throws UserProblem when no row names a labelled image, or folds are too many to be folds */
export function prepareOutside(table: OutsideTable, images: readonly OutsideImage[]): PreparedOutside {
  const match = matchOutside(table, images);
  if (!match.matched.some(({ image }) => images[image].label !== null)) {
    const [first] = table.kind === "SCORES" ? table.rows.map(({ filename }) => filename) : table.filenames;
    throw userProblem("OUTSIDE_NOTHING_MATCHED", { first: clip(first) });
  }
  const unmatched = match.unmatched.length + match.ambiguous.length;
  const counts = { matched: match.matched.length, unmatched };
  return table.kind === "SCORES"
    ? { ...counts, ...prepareScores(table, match, images) }
    : { ...counts, ...prepareEmbeddings(table, match, images) };
}

function prepareScores(table: OutsideScores, match: OutsideMatch, images: readonly OutsideImage[]) {
  const { nRepeats, nSplits } = countFolds(match.matched.map(({ row }) => table.rows[row]));
  const scores = match.matched.map(({ row, image }) => ({ ...table.rows[row], filename: images[image].path }));
  const leaks = checkOutsideLeaks(judgedRows(table, match, images), labelledGroups(images));
  const findings = bySeverity([...outsideLeakFindings(leaks), ...outsideMatchFindings(match)]);
  return { kind: "SCORES" as const, scores, nRepeats, nSplits, findings };
}

function prepareEmbeddings(table: OutsideEmbeddings, match: OutsideMatch, images: readonly OutsideImage[]) {
  const features = takeRows(
    table.features,
    match.matched.map(({ row }) => row),
  );
  const labels = match.matched.map(({ image }) => images[image].label);
  const findings = bySeverity([
    ...outsideLeakFindings(checkOutsideColumns(features, table.columns, labels)),
    ...outsideMatchFindings(match),
    ...outsideVectorFindings(imagesWithoutVector(match, images)),
  ]);
  return {
    kind: "EMBEDDINGS" as const,
    paths: match.matched.map(({ image }) => images[image].path),
    features,
    findings,
  };
}

/** One labelled image of each group: its copies count as it does. */
function labelledGroups(images: readonly OutsideImage[]): OutsideImage[] {
  const first = new Map<string, OutsideImage>();
  for (const image of images) if (image.label !== null && !first.has(image.groupId)) first.set(image.groupId, image);
  return [...first.values()];
}

/** Distinct images none of whose files has a vector. */
function imagesWithoutVector({ matched }: OutsideMatch, images: readonly OutsideImage[]) {
  const having = new Set(matched.map(({ image }) => images[image].groupId));
  const labelled = labelledGroups(images);
  const groups = new Set(images.map(({ groupId }) => groupId));
  const without = labelled.filter(({ groupId }) => !having.has(groupId));
  return {
    labelled: { count: without.length, of: labelled.length, first: without.at(0)?.path ?? "" },
    unlabelled: {
      count: [...groups].filter((groupId) => !having.has(groupId)).length - without.length,
      of: groups.size - labelled.length,
    },
  };
}
