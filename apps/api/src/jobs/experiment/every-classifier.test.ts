import { CLASSIFIERS } from "@brainscan/ml/registry/methods";
import { expect, it } from "vitest";
import { describeService, type TestService } from "../../service.fixture.ts";
import { drawSlices, zipOf } from "../../slices.fixture.ts";
import { addTinyNetwork } from "../../tiny-network.fixture.ts";

const IMPORT = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { import { id } } }`;
const DATASET = `query ($id: ID!) { run(id: $id) { ... on Import { dataset { id } } } }`;
const START = `mutation ($input: StartExperimentInput!) {
  startExperiment(input: $input) { experiment { id } reused userErrors { field message } } }`;
const EXPERIMENT = `query ($id: ID!) { experiment(id: $id) { status failure { message } figures { id value } } }`;

/** A dozen experiments and four copies of every image to embed. */
const TIMEOUT_MS = 300_000;

type Started = {
  startExperiment: { experiment: { id: string } | null; reused: boolean; userErrors: { message: string }[] };
};
type Experiment = {
  experiment: {
    status: string;
    failure: { message: string } | null;
    figures: { id: string; value: number | null }[];
  };
};

describeService("every classifier of the registry", (service) => {
  let datasetId = "";

  async function run(at: TestService, input: object) {
    const { startExperiment } = await at.query<Started>(START, {
      input: { datasetId, backbone: await addTinyNetwork(at), nSplits: 2, nRepeats: 1, ...input },
    });
    expect(startExperiment.userErrors).toEqual([]);
    const id = startExperiment.experiment?.id ?? "";
    const states = await at.follow(id);
    const { experiment } = await at.query<Experiment>(EXPERIMENT, { id });
    return { ...experiment, embedding: states.filter(({ progress }) => progress.stage === "EMBED") };
  }

  it(
    "can be asked for over GraphQL, the views that it needs gathered by the product",
    async () => {
      const uploadId = await service().upload(await zipOf(await drawSlices(1, 8, 6)));
      const { importDataset } = await service().query<{ importDataset: { import: { id: string } } }>(IMPORT, {
        input: { uploadId, name: "slices" },
      });
      await service().follow(importDataset.import.id);
      const { run: imported } = await service().query<{ run: { dataset: { id: string } } }>(DATASET, {
        id: importDataset.import.id,
      });
      datasetId = imported.dataset.id;
      for (const { id: method } of CLASSIFIERS) {
        const { status, failure, figures } = await run(service(), { method });
        expect({ method, status, failure }).toEqual({ method, status: "DONE", failure: null });
        expect(figures.find(({ id }) => id === "rocAuc")?.value, method).toBeGreaterThan(0.5);
      }
    },
    TIMEOUT_MS,
  );

  it("finds augmented copies in the cache once they are embedded", async () => {
    const again = await run(service(), { method: "consistencyTraining", seed: 7 });
    expect(again.status).toBe("DONE");
    expect(again.embedding).toEqual([]);
  });

  it("names the field and the bounds of a parameter that a method does not accept", async () => {
    const { startExperiment } = await service().query<Started>(START, {
      input: { datasetId, method: "svc", parameters: { C: -1 } },
    });
    expect(startExperiment.userErrors).toEqual([
      { field: ["input", "parameters", "C"], message: expect.stringMatching(/C.*-1/) },
    ]);
  });
});
