import { type SQL, sql } from "drizzle-orm";

/** The first rows of several ordered selections in their common order: the database reads no more than `limit` of each.
 *  @param ranges  at least one, each ordered by `order` and limited itself */
export function mergeRanges(ranges: readonly SQL[], { order, limit }: { order: SQL; limit: number }): SQL {
  const inParentheses = ranges.map((range) => sql`(${range})`);
  if (inParentheses.length === 1) return inParentheses[0];
  return sql`(${sql.join(inParentheses, sql` union all `)} order by ${order} limit ${limit})`;
}
