import { findClassifier } from "@brainscan/ml/registry/methods";
import type { JobContext } from "../../job.ts";
import { embedSource, type StudyInputs } from "../load-inputs.ts";
import type { Assessed } from "../predictions/assess.ts";
import type { AskedModel } from "../predictions/predict.ts";
import type { Shares } from "../predictions/remark-of.ts";
import { stateOf } from "../read-dataset.ts";
import type { ScorePlan } from "./score-plan.ts";

/** What a study that took a sample says of the other images follows from this alone. */
export async function makeScorePlan(
  context: JobContext,
  params: {
    inputs: StudyInputs;
    assessed: Assessed | null;
    asked: readonly AskedModel[];
    shares: Shares | null;
    uncoveredBeyond: number | null;
  },
): Promise<ScorePlan> {
  const { inputs, assessed, asked, shares, uncoveredBeyond } = params;
  const { sample, rows, backbone, provider } = inputs;
  if (!sample) throw new Error("every image was looked at");
  const models = asked.map(modelOf);
  // Coverage is measured on images as they are.
  const read =
    models.length === 0 ? [] : [...new Set(["plain" as const, ...models.map((model) => model.preprocessing)])];
  const spaces: ScorePlan["spaces"] = [];
  for (const preprocessing of read) {
    const { avgpool, layer3 } = (await embedSource(context, inputs, { preprocessing })).spaces;
    const placeOf = ({ id, dim }: typeof avgpool) => ({ id, dim });
    spaces.push({ preprocessing, avgpool: placeOf(avgpool), layer3: placeOf(layer3) });
  }
  const labelled = rows.filter(({ label }) => label !== -1).map(({ representative }) => representative);
  const { cancerFrom, normalUpTo } = assessed?.rule ?? {};
  return {
    state: { ...stateOf(inputs), sampleSize: sample.n },
    network: { backbone: backbone.id, ...inputs.network, provider },
    ...{ spaces, models, shares, uncoveredBeyond },
    rule: cancerFrom === undefined || normalUpTo === undefined ? null : { cancerFrom, normalUpTo },
    labelled: labelled.map(({ id, sha256 }) => ({ imageId: id, sha256 })),
    learned: rows.map(({ groupId }) => groupId).filter((groupId) => groupId > sample.bound),
  };
}

function modelOf({ evaluated: { experiment }, final }: AskedModel): ScorePlan["models"][number] {
  const { method, layer, preprocessing } = experiment;
  if (final.scorer === null) throw new Error(`the model of ${method} was not written down`);
  return {
    ...{ file: final.scorer, layer, preprocessing },
    second: findClassifier(method).needs.views === "SECOND",
    calibrated: final.calibrated !== null,
  };
}
