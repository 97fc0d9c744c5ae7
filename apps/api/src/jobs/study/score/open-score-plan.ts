import { findFittedModel } from "@brainscan/db/queries/fitted-models";
import type { LayerName } from "@brainscan/db/schema/experiments";
import type { PreprocessingId } from "@brainscan/ml/image/preprocessings";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import type { App } from "../../../app.ts";
import { readVectorRows } from "./read-vector-rows.ts";
import type { ScorePlan } from "./score-plan.ts";

/** Vectors of one layer of one preprocessing. */
export type Place = { layer: LayerName; preprocessing: PreprocessingId };

/** A plan with what it takes to carry it out in memory: the models, and the labelled images that others are held against. */
export type OpenScorePlan = {
  plan: ScorePlan;
  /** One a model. */
  files: Uint8Array[];
  /** Labelled images as the champion reads them; null without a champion or a label. */
  near: (Place & { references: Matrix }) | null;
  /** The same as coverage is measured; null where it is not. */
  covered: (Place & { references: Matrix }) | null;
};

/** Where coverage is measured: see auditSample. */
const COVERAGE: Place = { layer: "avgpool", preprocessing: "plain" };

export async function openScorePlan(app: App, plan: ScorePlan): Promise<OpenScorePlan> {
  const files: Uint8Array[] = [];
  for (const { file } of plan.models) {
    const found = await findFittedModel(app.database.orm, file);
    if (!found) throw new Error(`there is no fitted model ${file}`);
    files.push(found);
  }
  const [champion] = plan.models;
  const labelled = async ({ layer, preprocessing }: Place) => {
    const sha256 = plan.labelled.map((image) => image.sha256);
    const { matrix, found } = await readVectorRows(app, spaceOf(plan, { layer, preprocessing }), sha256);
    if (found.length < sha256.length) throw new Error(`${sha256.length - found.length} labelled images have no vector`);
    return { layer, preprocessing, references: matrix };
  };
  const holds = champion && plan.labelled.length > 0;
  return {
    ...{ plan, files },
    near: holds ? await labelled(champion) : null,
    covered: holds && plan.uncoveredBeyond !== null ? await labelled(COVERAGE) : null,
  };
}

export function spaceOf({ spaces }: ScorePlan, { layer, preprocessing }: Place): { id: string; dim: number } {
  const found = spaces.find((one) => one.preprocessing === preprocessing);
  if (!found) throw new Error(`the plan has no vectors of ${preprocessing} images`);
  return found[layer];
}
