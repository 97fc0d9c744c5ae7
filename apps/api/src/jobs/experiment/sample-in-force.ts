import type { Queryable } from "@brainscan/db/orm";
import { findSampleBound } from "@brainscan/db/queries/study-sample";
import { SAMPLE_SIZE } from "../../plan/plan.ts";

/** Distinct images without a label that an experiment of its own looks at, as a study by default does; undefined where those are
 *  all there are. */
export async function sampleInForce(db: Queryable, datasetId: string): Promise<number | undefined> {
  return (await findSampleBound(db, { datasetId, size: SAMPLE_SIZE })) === null ? undefined : SAMPLE_SIZE;
}
