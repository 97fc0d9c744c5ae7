import { z } from "zod";

/** A range of groups beyond a study's sample, as they were in use at a moment. */
export const scoreTask = z.object({
  /** Key of what decides what is said of them. */
  plan: z.string(),
  studyId: z.string(),
  datasetId: z.string(),
  after: z.string(),
  to: z.string(),
  asOf: z.string(),
});

export type ScoreTask = z.output<typeof scoreTask>;

/** The same range under the same plan is the same work, whenever its images were read. */
export function scoreShardKey({ plan, after, to }: ScoreTask): string {
  return `${plan} ${after} ${to}`;
}
