import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeOnnx } from "@brainscan/api/deliverables/onnx/write-onnx";
import { listAllPredictions } from "@brainscan/db/queries/predictions";
import { decodeImage } from "@brainscan/ml/image/decode-image";
import { preprocess } from "@brainscan/ml/image/preprocess";
import { openSession } from "@brainscan/ml/onnx/session";
import { expect, it } from "vitest";
import { checksInForce } from "../../checks/thresholds-in-force.ts";
import { reportOf } from "../../exports/report-of.ts";
import { studyImages } from "./studied-images.fixture.ts";

const TOLERANCE = 1e-4;

it("the model of an int8 study holds the int8 network of its own calibration, says so, and gives the study's scores", async () => {
  const { app, study, folder, close } = await studyImages({ precision: "int8", tiny: true });
  try {
    const report = reportOf(study, "en", checksInForce([]));
    const champion = report.experiments.find(({ method, layer }) => method === "svc" && layer === "layer3");
    if (!champion || !report.champion) throw new Error("the study has no such experiment");
    const dir = join(folder, "out");
    await mkdir(dir);
    const { files } = await writeOnnx({
      ...{ app, study, language: "en", dir, signal: new AbortController().signal, progress: () => undefined },
      report: { ...report, champion: { ...report.champion, experimentId: champion.id } },
    });
    expect(files.map(({ path }) => path)).toEqual(["model.onnx"]);
    const bytes = await readFile(join(dir, "model.onnx"));
    const { calibration, weightsSha256 } = report.embeddings[0];
    if (!calibration) throw new Error("the report names no calibration");
    for (const text of ["QuantizeLinear", "precision", "int8", calibration, weightsSha256, "computes in eight bits"])
      expect(bytes.includes(text), text).toBe(true);
    expect(bytes.includes("single precision")).toBe(false);

    // The features of the study are int8's: a float32 network before the same classifier gives other scores.
    const session = await openSession(bytes, { provider: "cpu" });
    const unlabelled = (await listAllPredictions(app.database.orm, study.runId)).filter(({ label }) => label === null);
    expect(unlabelled.length).toBeGreaterThan(10);
    const own = report.champion.experimentId === champion.id;
    for (const { sha256, path, probabilityRaw } of unlabelled.slice(0, 7)) {
      const image = await app.store.read(sha256);
      if (!image) throw new Error(`the image ${path} is gone`);
      const data = preprocess(await decodeImage(image));
      const { score } = await session.run({ input: { data, shape: [1, 3, 224, 224] } }, ["score"]);
      if (own) expect(Math.abs(score.data[0] - (probabilityRaw ?? Number.NaN)), path).toBeLessThan(TOLERANCE);
      else expect(score.data[0]).toBeGreaterThanOrEqual(0);
    }
    await session.close();
  } finally {
    await close();
  }
});
