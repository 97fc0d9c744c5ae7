import type { LayerName, PreprocessingName, RepresentationRow } from "@brainscan/db/schema/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import type { Plan } from "./plan.ts";

/** One configuration to compare, every parameter filled in. */
export type Candidate = {
  layer: LayerName;
  preprocessing: PreprocessingName;
  representation: RepresentationRow;
  method: string;
  parameters: Record<string, unknown>;
};

/** The configurations that a plan compares, each once, by priority, then in the order they stand.
 *  @throws ParameterError for a method or parameter that the registry does not have */
export function candidatesOf({ experiments, grids }: Plan): Candidate[] {
  const singles = experiments.map(({ priority, ...candidate }) => ({ priority, candidate }));
  const combined = grids.flatMap(({ layers, preprocessings, representations, methods, priority }) =>
    methods.flatMap(({ method, parameters }) =>
      representations.flatMap((representation) =>
        preprocessings.flatMap((preprocessing) =>
          layers.map((layer) => ({
            priority,
            candidate: { layer, preprocessing, representation, method, parameters },
          })),
        ),
      ),
    ),
  );
  const filled = [...singles, ...combined]
    .sort((a, b) => b.priority - a.priority)
    .map(({ candidate }) => ({
      ...candidate,
      parameters: parseParameters(findClassifier(candidate.method).parameters, candidate.parameters),
    }));
  return [...new Map(filled.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}

/** Lower is simpler: the method first, then what is done to the images, to the features, and their number. */
export function complexityOf({ method, preprocessing, representation, layer }: Candidate): number[] {
  return [
    findClassifier(method).complexityRank,
    preprocessing === "plain" ? 0 : 1,
    representation.kind === "raw" ? 0 : representation.kind === "standardised" ? 1 : 2,
    layer === "layer3" ? 0 : 1,
  ];
}
