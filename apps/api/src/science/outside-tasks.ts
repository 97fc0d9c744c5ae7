import { judgeOutsideScores, type OutsideResult, type OutsideScore } from "@brainscan/ml/protocol/judge-outside-scores";

/** What is done in the science thread with results from elsewhere. */
export const outsideTasks = {
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
