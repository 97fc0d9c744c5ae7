import type { CountsPanelFragment } from "../../generated/graphql.ts";

type CountKey =
  | "images"
  | "distinct"
  | "labelled"
  | "unlabelled"
  | "duplicateGroups"
  | "labelledAlsoUnlabelled"
  | "conflictingLabels"
  | "excluded";

export type CountTile = {
  key: CountKey;
  value: number;
  /** Worth a look before trusting results. */
  attention: boolean;
  /** Query of the data page that lists what was counted, as closely as it can. */
  filter: Record<string, string>;
};

/** The figures of a data set in reading order: what there is, what is known of it, what may mislead. */
export function prepareCounts(counts: CountsPanelFragment["counts"]): CountTile[] {
  const tile = (key: CountKey, filter: Record<string, string> = {}, watch = false): CountTile => ({
    key,
    value: counts[key],
    attention: watch && counts[key] > 0,
    filter,
  });
  return [
    tile("images"),
    tile("distinct"),
    tile("labelled", { labelled: "yes" }),
    tile("unlabelled", { labelled: "no" }),
    tile("duplicateGroups", { duplicated: "true" }),
    tile("labelledAlsoUnlabelled", { duplicated: "true", labelled: "yes" }, true),
    tile("conflictingLabels", { duplicated: "true", labelled: "yes" }, true),
    tile("excluded", { excluded: "only" }),
  ];
}
