import type { Context } from "../../graphql/context.ts";
import type { DatasetModel } from "./mappers.ts";

type OnDataset = { datasetId: string; datasetFingerprint: string };

/** The data set a study or an experiment was made on. */
export async function datasetOf({ datasetId }: OnDataset, _args: unknown, { loaders }: Context): Promise<DatasetModel> {
  const dataset = await loaders.dataset.load(datasetId);
  if (!dataset) throw new Error(`there is no data set ${datasetId}`);
  return dataset;
}

/** True once the data set has changed: what was measured speaks of an earlier state. */
export async function isStale(model: OnDataset, args: unknown, context: Context): Promise<boolean> {
  return (await datasetOf(model, args, context)).fingerprint !== model.datasetFingerprint;
}
