import { randomUUID } from "node:crypto";
import type { clusterings, projections } from "@brainscan/db/schema/clusterings";
import type { LayerName } from "@brainscan/db/schema/experiments";
import type { Plan } from "../../plan/plan.ts";
import { runScience } from "../../science/run-science.ts";
import type { JobContext } from "../job.ts";
import { LAYERS } from "./embedding-cache.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { networkParts } from "./network-id.ts";
import { stateOf } from "./read-dataset.ts";
import { remembered } from "./stage-memory.ts";
import { familiesOf, labelsOf } from "./study-rows.ts";

export type NewClustering = typeof clusterings.$inferInsert;
export type NewProjection = typeof projections.$inferInsert;

export type Explored = { clusterings: NewClustering[]; projections: NewProjection[] };

/** Below this, neither axes nor clusters mean anything. */
export const EXPLORABLE_IMAGES = 3;

/** Numbers of clusters tried, and pairs of subsamples that their stability rests on: the plan's first method is looked at
 *  closely, since the other pages show it; the others are compared with it. */
const CLOSELY = { kMin: 2, kMax: 6, nResamples: 10 };
const BESIDE = { kMin: 2, kMax: 4, nResamples: 3 };

/** What can be seen without labels: two axes for the map and clusterings, on each layer. */
export async function explore(
  context: JobContext,
  studyId: string,
  inputs: StudyInputs,
  { seed, plan }: { seed: number; plan: Plan },
): Promise<Explored> {
  const found: Explored = { clusterings: [], projections: [] };
  if (inputs.rows.length < EXPLORABLE_IMAGES) return found;
  for (const [index, layer] of LAYERS.entries()) {
    for (const [step, planned] of plan.projections.entries()) {
      context.report("PROJECT", index * plan.projections.length + step, LAYERS.length * plan.projections.length);
      found.projections.push(await project(context, studyId, inputs, { ...planned, layer, seed }));
    }
    for (const [step, planned] of plan.clusterings.entries()) {
      context.report("CLUSTER", index * plan.clusterings.length + step, LAYERS.length * plan.clusterings.length);
      const isFirst = step === 0;
      found.clusterings.push(...(await cluster(context, studyId, inputs, { ...planned, layer, seed, isFirst })));
    }
  }
  return found;
}

type Planned = { method: string; parameters: Record<string, unknown>; layer: LayerName; seed: number };

async function project(
  { app, signal }: JobContext,
  studyId: string,
  inputs: StudyInputs,
  { method, parameters, layer, seed }: Planned,
): Promise<NewProjection> {
  const features = inputs.layers.matrices[layer];
  const decidedBy = { method, parameters, seed, ...embeddedBy(inputs, layer) };
  const { coordinates, explainedVariance } = await remembered(app, "projection", decidedBy, async () => {
    const found = await runScience("project", { features, method, parameters, seed }, { signal });
    return { ...found, coordinates: Buffer.from(bytesOf(found.coordinates)).toString("base64") };
  });
  const bytes = new Uint8Array(Buffer.from(coordinates, "base64"));
  return { id: randomUUID(), studyId, method, layer, explainedVariance, coordinates: bytes };
}

async function cluster(
  { app, signal }: JobContext,
  studyId: string,
  inputs: StudyInputs,
  { layer, method, parameters, seed, isFirst }: Planned & { isFirst: boolean },
): Promise<NewClustering[]> {
  const features = inputs.layers.matrices[layer];
  const labels = labelsOf(inputs.rows);
  const groups = familiesOf(inputs.rows);
  const params = { method, parameters, seed, ...(isFirst ? CLOSELY : BESIDE) };
  const decidedBy = { ...params, ...stateOf(inputs), ...embeddedBy(inputs, layer) };
  const choices = await remembered(app, "clusterings", decidedBy, async () => {
    const found = await runScience("cluster", { features, labels, groups, ...params }, { signal });
    return found.map(({ clustering, ...choice }) => ({ ...choice, labels: [...clustering.labels] }));
  });
  return choices.map((choice) => ({
    id: randomUUID(),
    studyId,
    method: choice.method,
    layer,
    nClusters: choice.nClusters,
    parameters: choice.parameters,
    figures: choice.figures,
    preferredBy: choice.preferredBy,
    chosen: isFirst && choice.chosen,
    assignments: bytesOf(Int32Array.from(choice.labels)),
    medoids: choice.medoids,
  }));
}

/** What decides the embeddings of a layer: the images, in order, and the network. */
function embeddedBy({ rows, network }: StudyInputs, layer: LayerName) {
  return { layer, ...networkParts(network), images: rows.map(({ representative }) => representative.sha256) };
}

function bytesOf(values: Float32Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
