import { indexOutsideNames } from "./image-names.ts";
import type { OutsideLabel, OutsideTable } from "./outside-table.ts";

/** An image of ours. */
export type OutsideImage = { path: string; sha256: string; groupId: string; label: OutsideLabel };

/** Rows of a table against images of a data set; both by position. */
export type OutsideMatch = {
  /** Rows that name one image, in the order of the table. */
  matched: { row: number; image: number }[];
  /** Rows that name none of our images. */
  unmatched: { row: number; filename: string }[];
  /** Rows whose name several images share. */
  ambiguous: { row: number; filename: string; paths: string[] }[];
  /** Labelled images that no row names. */
  missingLabelled: number[];
  /** Those among them whose very bytes another, matched image holds: judged all the same. */
  missingCopies: number[];
  /** Rows whose label is not ours: ours is used. Theirs may be null; an image that we do not label is no disagreement. */
  labelDisagreements: { row: number; path: string; theirs: OutsideLabel; ours: 0 | 1 }[];
  /** Images that got rows of different names: each was meant by one name and by another. */
  sameImageNames: { path: string; filenames: string[] }[];
};

/** Find the image of each row: by its path in the data set, else by as much of it as tells one image from its namesakes.
 *  @param images  all images of the data set. O(rows + images), each but for a logarithm. */
export function matchOutside(table: OutsideTable, images: readonly OutsideImage[]): OutsideMatch {
  const find = indexOutsideNames(images.map(({ path }) => path));
  const filenames = table.kind === "SCORES" ? table.rows.map(({ filename }) => filename) : table.filenames;
  const match: OutsideMatch = {
    matched: [],
    unmatched: [],
    ambiguous: [],
    missingLabelled: [],
    missingCopies: [],
    labelDisagreements: [],
    sameImageNames: [],
  };
  // One list of paths for all rows that mean the same namesakes: there may be many of both.
  const pathsOf = new Map<readonly number[], string[]>();
  function pathsOfAll(ambiguous: readonly number[]): string[] {
    const paths = pathsOf.get(ambiguous) ?? ambiguous.map((image) => images[image].path);
    pathsOf.set(ambiguous, paths);
    return paths;
  }
  const meanings = new Map<string, ReturnType<typeof find>>();
  const namesOf = new Map<number, Set<string>>();
  for (const [row, filename] of filenames.entries()) {
    const meaning = meanings.get(filename) ?? find(filename);
    meanings.set(filename, meaning);
    if ("unknown" in meaning) match.unmatched.push({ row, filename });
    else if ("ambiguous" in meaning) match.ambiguous.push({ row, filename, paths: pathsOfAll(meaning.ambiguous) });
    else {
      const { image } = meaning;
      match.matched.push({ row, image });
      namesOf.set(image, (namesOf.get(image) ?? new Set()).add(filename));
      const { label: ours, path } = images[image];
      const theirs = table.labels?.[row];
      if (theirs !== undefined && ours !== null && theirs !== ours)
        match.labelDisagreements.push({ row, path, theirs, ours });
    }
  }
  const matchedBytes = new Set([...namesOf.keys()].map((image) => images[image].sha256));
  for (const [image, { label, sha256 }] of images.entries()) {
    if (label === null || namesOf.has(image)) continue;
    match.missingLabelled.push(image);
    if (matchedBytes.has(sha256)) match.missingCopies.push(image);
  }
  for (const [image, names] of namesOf)
    if (names.size > 1) match.sameImageNames.push({ path: images[image].path, filenames: [...names] });
  return match;
}
