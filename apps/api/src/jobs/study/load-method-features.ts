import type { LayerName } from "@brainscan/db/schema/experiments";
import { AUGMENTED_VIEWS } from "@brainscan/ml/image/augmented-view";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { findClassifier } from "@brainscan/ml/registry/methods";
import type { JobContext } from "../job.ts";
import { embedRows, type StudyInputs } from "./load-inputs.ts";

/** What a method reads: the features of its layer, and the other descriptions of the same rows that it needs. */
export type MethodFeatures = { features: Matrix; views: Record<string, Matrix> };

/** Gather them, embedding the augmented copies that no earlier run embedded. */
export async function loadMethodFeatures(
  context: JobContext,
  inputs: StudyInputs,
  { method, layer }: { method: string; layer: LayerName },
): Promise<MethodFeatures> {
  const { matrices } = inputs.layers;
  const features = matrices[layer];
  const { views } = findClassifier(method).needs;
  if (views === "NONE") return { features, views: {} };
  if (views === "SECOND") return { features, views: { second: matrices[layer === "avgpool" ? "layer3" : "avgpool"] } };
  const augmented: Record<string, Matrix> = {};
  for (const view of AUGMENTED_VIEWS) augmented[view] = (await embedRows(context, inputs, view)).matrices[layer];
  return { features, views: augmented };
}
