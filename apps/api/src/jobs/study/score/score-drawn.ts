import { findFittedModel } from "@brainscan/db/queries/fitted-models";
import { listFilesOfGroups } from "@brainscan/db/queries/remainder";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { runScience } from "../../../science/run-science.ts";
import type { JobContext } from "../../job.ts";
import type { Evaluated } from "../experiments/run-experiments.ts";
import { embedLayer, type StudyInputs } from "../load-inputs.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import { distinctImages } from "../study-rows.ts";

/** What the champion says of the images that were drawn to be read at random from beyond the sample: thresholds are held against
 *  these before any other image is scored.
 *  @returns by group; groups that are no longer in use are left out */
export async function scoreDrawn(
  context: JobContext,
  { inputs, champion, final }: { inputs: StudyInputs; champion: Evaluated; final: FinalModel },
): Promise<Map<string, number>> {
  const { app, signal } = context;
  const { sample, asOf, dataset } = inputs;
  if (!sample || final.scorer === null) return new Map();
  const groupIds = [...sample.drawnBeyond.keys()];
  const files = await listFilesOfGroups(app.database.orm, { datasetId: dataset.id, asOf, groupIds });
  const rows = distinctImages(files.map((file) => ({ ...file, label: null, labelConflict: false })));
  if (rows.length === 0) return new Map();
  const { method, layer, preprocessing } = champion.experiment;
  const source = { ...inputs, rows };
  const load = (wanted: typeof layer) => embedLayer(context, source, { layer: wanted, preprocessing });
  const features = await load(layer);
  const second = findClassifier(method).needs.views === "SECOND";
  const views: Record<string, Matrix> = {};
  if (second) views.second = await load(layer === "avgpool" ? "layer3" : "avgpool");
  const file = await findFittedModel(app.database.orm, final.scorer);
  if (!file) throw new Error(`there is no fitted model ${final.scorer}`);
  const models = [{ key: final.scorer, file, rows: { features, views } }];
  const { said } = await runScience("scoreRows", { models, nearest: null, coverage: null }, { signal });
  return new Map(rows.map(({ groupId }, at) => [groupId, said[0].scores[at]]));
}
