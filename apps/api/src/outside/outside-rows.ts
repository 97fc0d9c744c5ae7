import type { OutsideImage, OutsideMatch } from "./match-outside.ts";
import type { OutsideLabel, OutsideScores } from "./outside-table.ts";

/** A score of theirs for an image of ours. */
export type JudgedRow = {
  path: string;
  sha256: string;
  /** Name or number of the image's family: its exact and near duplicates. */
  family: string | number;
  /** Our label. */
  label: OutsideLabel;
  fold: number;
  repeat: number;
  score: number;
};

/** The matched rows of a table of scores, in its order.
 *  @param familyOf  family of an image; its group of exact duplicates when left out, which near duplicates escape */
export function judgedRows(
  table: OutsideScores,
  match: Pick<OutsideMatch, "matched">,
  images: readonly OutsideImage[],
  familyOf: (image: number) => string | number = (image) => images[image].groupId,
): JudgedRow[] {
  return match.matched.map(({ row, image }) => {
    const { path, sha256, label } = images[image];
    const { fold, repeat, score } = table.rows[row];
    return { path, sha256, family: familyOf(image), label, fold, repeat, score };
  });
}
