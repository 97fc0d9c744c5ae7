import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";

/** Matches are counted up to here: counting a million rows takes longer than reading a page of them. */
export const COUNTED_MAX = 10_000;

/** How many match; `exact` is false when more than `total` do. */
export type Total = { total: number; exact: boolean };

/** @param rows  a selection of what matches, without a limit */
export async function countUpTo(db: Queryable, rows: SQL): Promise<Total> {
  const counted = sql`select count(*)::int as total from (${rows} limit ${COUNTED_MAX + 1}) matching`;
  const [{ total }] = (await db.execute<{ total: number }>(counted)).rows;
  return { total: Math.min(total, COUNTED_MAX), exact: total <= COUNTED_MAX };
}
