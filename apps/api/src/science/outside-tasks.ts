import { judgeOutsideScores, type OutsideResult, type OutsideScore } from "@brainscan/ml/protocol/judge-outside-scores";
import type { OutsideImage } from "../outside/match-outside.ts";
import { type PreparedOutside, prepareOutside } from "../outside/prepare-outside.ts";
import { readOutsideTable } from "../outside/read-outside-table.ts";

/** What is done in the science thread with results from elsewhere: a table may have 60 MB. */
export const outsideTasks = {
  readOutside: async ({ path, images }: { path: string; images: OutsideImage[] }): Promise<PreparedOutside> =>
    prepareOutside(await readOutsideTable(path), images),

  judgeOutside: async ({
    labels,
    groups,
    scored,
    seed,
  }: {
    labels: Int8Array;
    groups: Int32Array;
    scored: OutsideScore[];
    seed: number;
  }): Promise<OutsideResult> => judgeOutsideScores({ labels, groups }, scored, { seed }),
};
