import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { findLastExecution, meanImageBytes } from "@brainscan/db/queries/measured";
import type { ExecutionRow } from "@brainscan/db/schema/studies";
import type { ScaleUpMeasured } from "../../../deliverables/report/scale-up-section.ts";
import { runScience } from "../../../science/run-science.ts";
import { configOf } from "../../experiment/evaluate.ts";
import type { JobContext } from "../../job.ts";
import { LAYERS } from "../embedding-cache.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import { remembered } from "../stage-memory.ts";

/** Of fewer images a speed is mostly the start of the threads. */
const EMBEDDED_MIN = 50;

/** Inputs of the cost model that a study has measured, or an earlier one on the same data set with the same weights. */
export async function measureScaleUp(
  context: JobContext,
  inputs: StudyInputs,
  champion: { experiment: ExperimentRow; final: FinalModel } | null,
): Promise<ScaleUpMeasured> {
  const imageBytes = await meanImageBytes(context.app.database.orm, inputs.dataset.id);
  if (!imageBytes) throw new Error(`the data set ${inputs.dataset.id} has no image`);
  const { spaces } = inputs.layers;
  return {
    imagesPerSecond: await embeddingSpeed(context, inputs),
    predictionsPerSecond: champion && (await scoringSpeed(context, champion)),
    imageBytes,
    embeddingValues: { value: LAYERS.reduce((sum, layer) => sum + spaces[layer].dim, 0), n: LAYERS.length },
  };
}

async function embeddingSpeed({ app }: JobContext, inputs: StudyInputs): Promise<ScaleUpMeasured["imagesPerSecond"]> {
  const { execution, providers } = inputs.layers;
  const now = execution && execution.embedded >= EMBEDDED_MIN ? speedOf(execution) : null;
  if (now) return { ...now, measuredBy: "THIS_STUDY" };
  const earlier = await findLastExecution(app.database.orm, {
    ...{ datasetId: inputs.dataset.id, weightsSha256: inputs.network.weightsSha256 },
    ...{ precision: inputs.network.precision, providers, embeddedMin: EMBEDDED_MIN },
  });
  const then = earlier && speedOf(earlier);
  return then && { ...then, measuredBy: "EARLIER_STUDY" };
}

function speedOf({ imagesPerSecond, partRates = [], embedded, provider, device, threads }: ExecutionRow) {
  if (imagesPerSecond === null) return null;
  return { value: imagesPerSecond, rates: partRates, n: embedded, provider, device, threads };
}

/** Measured once for each model, and kept: a repeated study need not fit it again. */
async function scoringSpeed(
  { app, signal }: JobContext,
  { experiment, final }: { experiment: ExperimentRow; final: FinalModel },
): Promise<ScaleUpMeasured["predictionsPerSecond"]> {
  const { rates, n } = await remembered(app, "scoring speed", experiment.contentHash, () =>
    runScience(
      "scoringSpeed",
      {
        ...{ inputs: final.learning.inputs, config: configOf(experiment), folds: experiment.folds ?? [] },
        outOfFold: final.outOfFold.mean,
      },
      { signal },
    ),
  );
  if (rates.length === 0) return null;
  // As many rows each time: all of them over all of the time.
  const value = rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
  return { value, rates, n };
}
