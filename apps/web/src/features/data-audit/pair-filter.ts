import type { NearDuplicateFilter } from "../../generated/graphql.ts";

export const pairViews = ["all", "unread", "crossing"] as const;
export type PairView = (typeof pairViews)[number];

/** What the API is asked for; nothing for all pairs. */
export function pairFilter(view: PairView): NearDuplicateFilter {
  if (view === "unread") return { reviewed: false };
  if (view === "crossing") return { crossing: true };
  return {};
}
