import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { images } from "../schema/images.ts";
import { type StudyImageRow, studyImageColumns } from "./images.ts";

const ROWS_PER_PAGE = 5000;

/** Every image that is not excluded, in byte order of the path, page by page. */
export async function* readStudyRows(db: Queryable, datasetId: string): AsyncGenerator<StudyImageRow[]> {
  for (let after: string | null = null; ; ) {
    const page: StudyImageRow[] = await db
      .select(studyImageColumns)
      .from(images)
      .where(
        and(
          eq(images.datasetId, datasetId),
          isNull(images.excludedAt),
          after === null ? undefined : gt(images.path, after),
        ),
      )
      .orderBy(asc(images.path))
      .limit(ROWS_PER_PAGE);
    if (page.length > 0) yield page;
    if (page.length < ROWS_PER_PAGE) return;
    after = page[page.length - 1].path;
  }
}
