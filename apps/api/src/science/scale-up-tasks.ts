import type { ExperimentConfig, ExperimentInputs, FoldResult } from "@brainscan/ml/protocol/experiment";
import { fitFinalModel } from "@brainscan/ml/protocol/fit-final-model";
import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { answerScaleUp } from "@brainscan/ml/scaleup/answer-scale-up";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import type { Scenario } from "@brainscan/ml/scaleup/scenario";

/** Rows scored a second, one figure a time that all n were. */
export type ScoringSpeed = { rates: number[]; n: number };

const TIMES = 9;

/** What the answer on a larger set needs computed, as tasks of the science thread. */
export const scaleUpTasks = {
  answerScaleUp: async ({ scenario, quality }: { scenario: Scenario; quality: StudyQuality }): Promise<ScaleUpAnswer> =>
    answerScaleUp(scenario, quality),

  /** How fast the final model scores, its representation included, on one thread. The first time warms it up. */
  scoringSpeed: async ({
    inputs,
    config,
    folds,
    outOfFold,
  }: {
    inputs: ExperimentInputs;
    config: ExperimentConfig;
    folds: FoldResult[];
    outOfFold: Float64Array;
  }): Promise<ScoringSpeed> => {
    const { fitted, inputs: all } = await fitFinalModel(inputs, config, folds, outOfFold);
    const { features, views = {} } = all;
    const rates: number[] = [];
    for (let time = -1; time < TIMES; time++) {
      const startedMs = performance.now();
      await fitted.score({ features, views });
      const tookMs = performance.now() - startedMs;
      if (time >= 0 && tookMs > 0) rates.push((features.rows / tookMs) * 1000);
    }
    return { rates, n: features.rows };
  },
};
