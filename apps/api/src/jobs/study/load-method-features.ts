import type { LayerName } from "@brainscan/db/schema/experiments";
import { AUGMENTED_VIEWS } from "@brainscan/ml/image/augmented-view";
import type { PreprocessingId } from "@brainscan/ml/image/preprocessings";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { findClassifier } from "@brainscan/ml/registry/methods";
import type { JobContext } from "../job.ts";
import { type EmbedSource, embedLayer, type StudyInputs } from "./load-inputs.ts";

/** What a method reads: the features of its layer, and the other descriptions of the same rows that it needs. */
export type MethodFeatures = { features: Matrix; views: Record<string, Matrix> };

export type FeatureSource = EmbedSource & Pick<StudyInputs, "preprocessing" | "layers">;

/** Gather them, all of one preprocessing, embedding what no earlier run embedded. Matrices of another preprocessing than the
 *  inputs' belong to the caller alone. */
export async function loadMethodFeatures(
  context: JobContext,
  inputs: FeatureSource,
  { method, layer, preprocessing = "plain" }: { method: string; layer: LayerName; preprocessing?: PreprocessingId },
): Promise<MethodFeatures> {
  const load = (wanted: LayerName): Matrix | Promise<Matrix> =>
    preprocessing === inputs.preprocessing
      ? inputs.layers.matrices[wanted]
      : embedLayer(context, inputs, { layer: wanted, preprocessing });
  const features = await load(layer);
  const { views } = findClassifier(method).needs;
  if (views === "NONE") return { features, views: {} };
  if (views === "SECOND")
    return { features, views: { second: await load(layer === "avgpool" ? "layer3" : "avgpool") } };
  const augmented: Record<string, Matrix> = {};
  for (const view of AUGMENTED_VIEWS)
    augmented[view] = await embedLayer(context, inputs, { layer, view, preprocessing });
  return { features, views: augmented };
}
