import { and, asc, count, eq, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { predictions } from "../schema/predictions.ts";

export type ScoredImageRow = { imageId: string; path: string; score: number };

/** Distinct images without a label whose score, the champion's own, is below one threshold and not above another: what the
 *  classifier would call normal. */
export type AutomaticNormals = {
  studyId: string;
  below: number;
  /** Null: no such threshold. */
  upTo: number | null;
};

const isNormal = ({ studyId, below, upTo }: AutomaticNormals) =>
  and(
    eq(predictions.studyId, studyId),
    eq(predictions.representative, true),
    eq(predictions.labelConflict, false),
    isNull(predictions.label),
    isNotNull(predictions.probabilityRaw),
    lt(predictions.probabilityRaw, below),
    upTo === null ? undefined : lte(predictions.probabilityRaw, upTo),
  );

export async function countAutomaticNormals(db: Queryable, asked: AutomaticNormals): Promise<number> {
  const [row] = await db.select({ total: count() }).from(predictions).where(isNormal(asked));
  return row.total;
}

/** Those at these places, in their order: first those of the study's matrices, then the others by the hash of their pixels. Only
 *  what is asked for leaves the database.
 *  @param places  from 0, each once
 *  @throws RangeError when there are not so many */
export async function listAutomaticNormals(
  db: Queryable,
  { places, ...asked }: AutomaticNormals & { places: readonly number[] },
): Promise<ScoredImageRow[]> {
  if (places.length === 0) return [];
  const numbered = db
    .select({
      imageId: predictions.imageId,
      path: predictions.path,
      score: sql<number>`${predictions.probabilityRaw}`.as("score"),
      // Images beyond the sample have no position: without the hash their order would be the database's mood.
      place:
        sql<number>`(row_number() over (order by ${asc(predictions.position)}, ${asc(predictions.groupId)}))::int - 1`.as(
          "place",
        ),
    })
    .from(predictions)
    .where(isNormal(asked))
    .as("numbered");
  const rows = await db
    .select()
    .from(numbered)
    .where(sql`${numbered.place} = any(${sql.param([...places])}::int[])`);
  const rowAt = new Map(rows.map(({ place, ...image }) => [Number(place), image]));
  return places.map((place) => {
    const row = rowAt.get(place);
    if (!row) throw new RangeError(`there is no automatic normal at ${place}`);
    return row;
  });
}
