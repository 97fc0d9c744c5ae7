import { findExperiment } from "@brainscan/db/queries/experiments";
import { preprocessingOf } from "@brainscan/ml/image/augmented-view";
import { expect, it } from "vitest";
import { describeService } from "../../service.fixture.ts";
import { drawSlices, zipOf } from "../../slices.fixture.ts";
import { addTinyNetwork } from "../../tiny-network.fixture.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";
import { calibrateNetwork } from "./calibrate-network.ts";
import { findSpaces, readMatrix } from "./embedding-cache.ts";
import { readDataset } from "./read-dataset.ts";

const IMPORT = `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { import { id } } }`;
const IMPORTED = `query ($id: ID!) { run(id: $id) { ... on Import { dataset { id } } } }`;
const START = `mutation ($input: StartExperimentInput!) {
  startExperiment(input: $input) { experiment { id precision } reused userErrors { field code message } } }`;
const STUDY = `mutation ($input: StartStudyInput!) {
  startStudy(input: $input) { study { id } userErrors { field code message } } }`;
const DONE = `query ($id: ID!) { experiment(id: $id) { status precision failure { code } figures { id value } } }`;

type Started = {
  startExperiment: {
    experiment: { id: string; precision: string } | null;
    reused: boolean;
    userErrors: { field: string[]; code: string; message: string }[];
  };
};
type Done = { experiment: { status: string; precision: string; failure: { code: string } | null; figures: object[] } };

describeService("the precision of a network", (service) => {
  let datasetId = "";
  let backbone = "";
  let weightsSha256 = "";

  async function importSlices(seed: number): Promise<string> {
    const uploadId = await service().upload(await zipOf(await drawSlices(seed, 4, 0)));
    const { importDataset } = await service().query<{ importDataset: { import: { id: string } } }>(IMPORT, {
      input: { uploadId, name: `slices ${seed}` },
    });
    await service().follow(importDataset.import.id);
    const { run } = await service().query<{ run: { dataset: { id: string } } }>(IMPORTED, {
      id: importDataset.import.id,
    });
    return run.dataset.id;
  }

  const start = async (input: object) => {
    const given = { datasetId, backbone, method: "logisticRegression", nSplits: 2, nRepeats: 1, ...input };
    return (await service().query<Started>(START, { input: given })).startExperiment;
  };

  async function finish(input: object) {
    const { experiment, reused, userErrors } = await start(input);
    expect(userErrors).toEqual([]);
    const id = experiment?.id ?? "";
    await service().follow(id);
    const { experiment: done } = await service().query<Done>(DONE, { id });
    expect(done).toMatchObject({ status: "DONE", failure: null });
    const row = await findExperiment(service().app.database.orm, id);
    if (!row) throw new Error(`no experiment ${id}`);
    return { id, reused, done, row };
  }

  async function sampleOf(dataset: string) {
    const { rows } = await readDataset(service().app, { datasetId: dataset, sampleSize: null });
    return rows.map(({ groupId, representative }) => ({ groupId, sha256: representative.sha256 }));
  }

  /** The calibration of a data set: known by now, or observed. */
  async function calibrate(dataset: string): Promise<string> {
    const resolved = await resolveBackbone(backbone, { dataDir: service().dataDir });
    const { signal } = new AbortController();
    const images = await sampleOf(dataset);
    return calibrateNetwork(service().app, { backbone: resolved, weightsSha256, images, signal });
  }

  it("is part of what an experiment is: int8 beside float32 is another one, on vectors of its own", async () => {
    backbone = await addTinyNetwork(service());
    datasetId = await importSlices(1);
    const float = await finish({});
    ({ weightsSha256 } = float.row);
    const int8 = await finish({ precision: "INT8" });
    expect([float.done.precision, int8.done.precision]).toEqual(["FLOAT32", "INT8"]);
    expect(int8.row.contentHash).not.toBe(float.row.contentHash);
    expect(await finish({ precision: "INT8" })).toMatchObject({ id: int8.id, reused: true });
    expect(await finish({ precision: "FLOAT32" })).toMatchObject({ id: float.id, reused: true });

    const { app } = service();
    const calibration = await calibrate(datasetId);
    const made = { weightsSha256, preprocessing: preprocessingOf({}) };
    const ofFloat = await findSpaces(app, { ...made, precision: "float32", calibration: "" });
    const ofInt8 = await findSpaces(app, { ...made, precision: "int8", calibration });
    if (!ofFloat || !ofInt8) throw new Error("the images are not embedded");
    const sha256 = (await sampleOf(datasetId)).map((image) => image.sha256);
    const [a, b] = [await readMatrix(app, ofFloat.avgpool, sha256), await readMatrix(app, ofInt8.avgpool, sha256)];
    expect(b.data).not.toEqual(a.data);
    const furthest = a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
    expect(furthest / Math.max(...a.data)).toBeLessThan(0.1);
  });

  it("another data set is calibrated on its own images, and its vectors never share a space with the first one's", async () => {
    const first = await calibrate(datasetId);
    const other = await importSlices(2);
    await finish({ datasetId: other, precision: "INT8" });
    const second = await calibrate(other);
    expect(second).not.toBe(first);
    const { app } = service();
    const made = { weightsSha256, preprocessing: preprocessingOf({}), precision: "int8" as const };
    const spaces = [
      await findSpaces(app, { ...made, calibration: first }),
      await findSpaces(app, { ...made, calibration: second }),
    ];
    expect(new Set(spaces.map((found) => found?.avgpool.id)).size).toBe(2);
    expect(spaces).not.toContain(null);
  });

  it("that a provider has not is refused before anything is started, with the field at fault", async () => {
    const refused = await start({ precision: "FLOAT16" });
    expect(refused.experiment).toBeNull();
    expect(refused.userErrors).toMatchObject([{ field: ["input", "precision"], code: "PRECISION_UNAVAILABLE" }]);
    expect(refused.userErrors[0].message).toMatch(/float16.*GPU/);
    const study = async (input: object) =>
      (
        await service().query<{ startStudy: Started["startExperiment"] }>(STUDY, {
          input: { datasetId, backbone, ...input },
        })
      ).startStudy;
    for (const input of [
      { provider: "CPU", precision: "FLOAT16" },
      { provider: "CUDA", precision: "INT8" },
      { provider: "WEBGPU", precision: "INT8" },
    ])
      expect((await study(input)).userErrors).toMatchObject([
        { field: ["input", "precision"], code: "PRECISION_UNAVAILABLE" },
      ]);
  });
});
