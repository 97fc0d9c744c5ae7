import { sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";

/** Ids of the uploaded archives that imports have still to read, in order. */
export async function listUnfinishedUploads(db: Queryable): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct i.request ->> 'location' as id from imports i join runs r on r.id = i.run_id
    where r.status in ('QUEUED', 'RUNNING') and i.request ->> 'kind' = 'UPLOAD' order by 1`);
  return rows.map(({ id }) => id);
}
