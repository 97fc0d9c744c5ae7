import type { StraddlingPair } from "./families-across-folds.ts";

/** What was found about results from elsewhere. `count` is what the code counts: images, folds or columns. */
export type OutsideFinding =
  /** `count` images were tested by a model that had seen a duplicate of theirs. */
  | { code: "FAMILY_STRADDLES_FOLDS"; count: number; of: number; families: number; pairs: StraddlingPair[] }
  | { code: "IMAGE_SCORED_TWICE"; count: number; images: { path: string; repeat: number; folds: number[] }[] }
  | { code: "FOLD_WITH_ONE_CLASS"; count: number; of: number; folds: { repeat: number; fold: number; label: 0 | 1 }[] }
  | { code: "SCORES_TOO_GOOD"; count: number; folds: number }
  | { code: "SCORES_ARE_LABELS"; count: number; values: [number, number] }
  /** Images that at least one repeat leaves out. */
  | { code: "MISSING_LABELLED"; count: number; of: number; images: string[] }
  | { code: "UNLABELLED_SCORED"; count: number }
  | { code: "COLUMN_IS_LABELS"; count: number; columns: string[]; images: number };

export type OutsideFindingCode = OutsideFinding["code"];

/** What a finding does to the figure: makes it optimistic, makes it suspect, or only needs to be known. */
export const FINDING_SEVERITY = {
  FAMILY_STRADDLES_FOLDS: "OPTIMISTIC",
  IMAGE_SCORED_TWICE: "OPTIMISTIC",
  SCORES_ARE_LABELS: "SUSPECT",
  SCORES_TOO_GOOD: "SUSPECT",
  COLUMN_IS_LABELS: "SUSPECT",
  MISSING_LABELLED: "SUSPECT",
  FOLD_WITH_ONE_CLASS: "NOTE",
  UNLABELLED_SCORED: "NOTE",
} as const satisfies Record<OutsideFindingCode, "OPTIMISTIC" | "SUSPECT" | "NOTE">;
