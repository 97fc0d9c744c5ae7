import { and, avg, count, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import type { PrecisionName } from "../schema/embeddings.ts";
import { files } from "../schema/files.ts";
import { images } from "../schema/images.ts";
import { runs } from "../schema/runs.ts";
import { type ExecutionRow, studies } from "../schema/studies.ts";

/** The newest run of a network over a data set that was long enough to tell its speed; null when there was none.
 *  @param providers    any of them
 *  @param embeddedMin  images that it has to have embedded */
export async function findLastExecution(
  db: Queryable,
  params: {
    datasetId: string;
    weightsSha256: string;
    precision: PrecisionName;
    providers: readonly string[];
    embeddedMin: number;
  },
): Promise<ExecutionRow | null> {
  const { datasetId, weightsSha256, precision, providers, embeddedMin } = params;
  const [row] = await db
    .select({ execution: studies.execution })
    .from(studies)
    .innerJoin(runs, eq(runs.id, studies.runId))
    .where(
      and(
        eq(studies.datasetId, datasetId),
        eq(studies.weightsSha256, weightsSha256),
        eq(studies.precision, precision),
        isNotNull(studies.execution),
        sql`${studies.execution} ->> 'provider' = any(${sql.param([...providers])}::text[])`,
        sql`(${studies.execution} ->> 'imagesPerSecond') is not null`,
        sql`(${studies.execution} ->> 'embedded')::int >= ${embeddedMin}`,
      ),
    )
    .orderBy(desc(runs.createdAt))
    .limit(1);
  return row?.execution ?? null;
}

/** Mean size of a data set's image files, bytes, excluded ones left out; null without an image. */
export async function meanImageBytes(db: Queryable, datasetId: string): Promise<{ value: number; n: number } | null> {
  const [row] = await db
    .select({ value: avg(files.bytes), n: count() })
    .from(images)
    .innerJoin(files, eq(files.sha256, images.sha256))
    .where(and(eq(images.datasetId, datasetId), isNull(images.excludedAt)));
  return row.value === null ? null : { value: Number(row.value), n: row.n };
}
