import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { insertFiles } from "@brainscan/db/queries/files";
import { upsertImages } from "@brainscan/db/queries/images";
import { type NewPrediction, savePredictions } from "@brainscan/db/queries/predictions";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { insertStudy, updateStudy } from "@brainscan/db/queries/studies";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { answerScaleUp } from "@brainscan/ml/scaleup/answer-scale-up";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import type { Scenario } from "@brainscan/ml/scaleup/scenario";
import express from "express";
import { graphql } from "graphql";
import { expect, it } from "vitest";
import { LOCAL_VIEWER } from "../accounts/viewer.ts";
import type { App } from "../app.ts";
import { reportFindings } from "../deliverables/report.fixture.ts";
import type { ReportFindings } from "../deliverables/tell-report.ts";
import type { Context } from "../graphql/context.ts";
import { createLoaders } from "../graphql/loaders.ts";
import { createSchema } from "../graphql/schema.ts";
import { readingListRoutes } from "../http/reading-list.ts";
import { identify } from "../http/request-access.ts";
import type { Services } from "../services.ts";
import { defaultScenario } from "./default-scenario.ts";

const SCALE_UP = `query ($id: ID!) { study(id: $id) { scaleUp { status plan probability totalEuro { value low high level }
  missedCancers { value } statements scenario quality answer inputs { id kind source readOn figure n distribution } } } }`;
const SAMPLE = `query ($id: ID!, $n: Int!, $seed: Int, $threshold: Float) { study(id: $id) {
  auditSample(n: $n, seed: $seed, threshold: $threshold) {
    sample { nNormals threshold seed imageIds paths scores listUrl } userErrors { field code message } } } }`;

type Told = {
  study: {
    scaleUp: {
      status: string;
      plan: string;
      probability: number;
      totalEuro: object;
      statements: string[];
      scenario: Scenario;
      quality: StudyQuality;
      answer: object;
      inputs: { id: string; kind: string; source: string | null; readOn: string | null; figure: string | null }[];
    } | null;
  };
};
type Sampled = {
  study: {
    auditSample: {
      sample: {
        nNormals: number;
        threshold: number;
        imageIds: string[];
        paths: string[];
        scores: number[];
        listUrl: string;
      } | null;
      userErrors: { field: string[]; code: string; message: string }[];
    };
  };
};

const schema = createSchema();

/** Thirty distinct images that score 0, 1/30, 2/30, ...; then a copy of the first, a labelled one and a contradictory one. */
const N_IMAGES = 30;

const REPORT: ReportFindings = answeredReport();

function answeredReport(): ReportFindings {
  const findings = reportFindings();
  const { scaleUp } = findings;
  if (!scaleUp) throw new Error("the fixture has an answer");
  const { measured, quality } = scaleUp;
  const scenario = { ...defaultScenario(measured, { alpha: 0.05, delta: 0.05 }), nDraws: 500 };
  return { ...findings, scaleUp: { measured, quality, answer: answerScaleUp(scenario, quality) } };
}

describeEachDatabase("the answer on a larger set, over the API", (database) => {
  async function ask<Data>(source: string, variables: object, language: "en" | "fr" = "en"): Promise<Data> {
    const app = { database: database() };
    const loaders = createLoaders(database().orm);
    const contextValue = { viewer: LOCAL_VIEWER, language, loaders, app } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { ...variables } });
    if (errors) throw errors[0];
    return data as Data;
  }

  async function endedStudy(findings: object, normalUpTo: number | null = null): Promise<string> {
    const db = database().orm;
    const [datasetId, id] = [randomUUID(), randomUUID()];
    await insertDataset(db, { id: datasetId, name: "d", source: "FOLDER" });
    await insertRun(db, { id, kind: "STUDY" });
    await insertStudy(db, { runId: id, datasetId, datasetFingerprint: "f", backbone: "b", seed: 0, provider: "cpu" });
    const { rule } = reportFindings().predictions;
    const decisionRule = rule && { ...rule, normalUpTo };
    await updateStudy(db, { runId: id, values: { report: { ...findings }, decisionRule } });
    await finishRun(db, { id, status: "DONE", now: new Date() });

    const rows = Array.from({ length: N_IMAGES + 3 }, (_, i): NewPrediction => {
      const copy = i === N_IMAGES;
      const place = copy ? 0 : i;
      return {
        ...{ studyId: id, imageId: `${id} ${i}`, sha256: `${id} ${place}`, groupId: `g${place}` },
        ...{ position: place, representative: !copy, label: i === N_IMAGES + 1 ? 0 : null },
        ...{ labelConflict: i === N_IMAGES + 2, probabilityRaw: i < N_IMAGES ? i / N_IMAGES : 0 },
        ...{ decision: "REVIEW", outOfFold: false },
      };
    });
    await insertFiles(
      db,
      [...new Set(rows.map(({ sha256 }) => sha256))].map((sha256) => ({
        ...{ sha256, pixelSha256: sha256, bytes: 10, format: "png" as const, widthPx: 1, heightPx: 1, channels: 1 },
        ...{ bitDepth: 8, palette: false },
      })),
    );
    await upsertImages(
      db,
      rows.map(({ imageId, sha256, groupId }, i) => ({
        ...{ id: imageId, datasetId, path: `scans/${String(i).padStart(2, "0")}.png`, sha256, groupId },
        ...{ label: null, labelSource: null, metadata: {} },
      })),
    );
    await savePredictions(db, { studyId: id, rows });
    return id;
  }

  const sample = async (variables: object, language: "en" | "fr" = "en") =>
    (await ask<Sampled>(SAMPLE, variables, language)).study.auditSample;

  it("tells the verdict with its figures, and all that works the very same answer out again", async () => {
    const id = await endedStudy(REPORT);
    const { scaleUp } = (await ask<Told>(SCALE_UP, { id })).study;
    if (!scaleUp) throw new Error("the study has an answer");
    expect(scaleUp).toMatchObject({ status: "NOT_FEASIBLE", plan: "AUTOMATIC", probability: 0 });
    expect(scaleUp.totalEuro).toMatchObject({ value: (4_000_000 * 300) / 1506 });
    expect(scaleUp.statements[0]).toContain("€5,000 cannot label 4,000,000 images");
    expect(JSON.parse(JSON.stringify(answerScaleUp(scaleUp.scenario, scaleUp.quality)))).toEqual(
      JSON.parse(JSON.stringify(scaleUp.answer)),
    );
  });

  it("tells of every input where it comes from, in the reader's language", async () => {
    const id = await endedStudy(REPORT);
    const inputsIn = async (language: "en" | "fr") =>
      (await ask<Told>(SCALE_UP, { id }, language)).study.scaleUp?.inputs ?? [];
    const [english, french] = [await inputsIn("en"), await inputsIn("fr")];
    expect(english.find(({ id }) => id === "imagesPerSecond")).toMatchObject({
      ...{ kind: "MEASURED", figure: "/scaleUp/measured/imagesPerSecond/value", n: 120, source: null },
    });
    for (const [place, { kind, source, readOn }] of english.entries()) {
      if (kind === "MEASURED") continue;
      expect(source).toBeTruthy();
      expect(french[place].source).not.toBe(source);
      expect(readOn === null).toBe(kind === "GIVEN");
    }
  });

  it("a study of before has no answer, and no sample by default", async () => {
    const { scaleUp: _, ...before } = REPORT;
    const id = await endedStudy({ ...before, schemaVersion: "1.1" });
    expect((await ask<Told>(SCALE_UP, { id })).study.scaleUp).toBeNull();
    expect(await sample({ id, n: 1 })).toMatchObject({
      sample: null,
      userErrors: [{ field: [], code: "AUDIT_SAMPLE_NO_CLASSIFIER" }],
    });
    expect((await sample({ id, n: 1, threshold: 0.5 })).sample?.nNormals).toBe(15);
  });

  it("draws from unlabelled distinct images below the threshold alone, each once, the same again, a longer list going on", async () => {
    const id = await endedStudy(REPORT, 0.4);
    const all = (await sample({ id, n: 13, threshold: 0.9, seed: 3 })).sample;
    // Above normalUpTo no image counts as normal.
    expect(all?.nNormals).toBe(13);
    expect([...(all?.scores ?? [])].sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i / N_IMAGES));
    expect(new Set(all?.imageIds).size).toBe(13);
    const some = (await sample({ id, n: 5, threshold: 0.9, seed: 3 })).sample;
    expect(some?.paths).toEqual(all?.paths.slice(0, 5));
    expect((await sample({ id, n: 13, threshold: 0.9, seed: 4 })).sample?.paths).not.toEqual(all?.paths);
    // The default answer labels at one of the study's own points.
    const byDefault = (await sample({ id, n: 1 })).sample;
    expect(REPORT.scaleUp?.quality.points.map(({ threshold }) => threshold)).toContain(byDefault?.threshold);
  });

  it("what cannot be drawn names its argument and value, in the reader's language", async () => {
    const id = await endedStudy(REPORT);
    const cases = [
      [{ n: 0 }, "n", "AUDIT_SAMPLE_SIZE"],
      [{ n: 10_001 }, "n", "AUDIT_SAMPLE_SIZE"],
      [{ n: 16, threshold: 0.5 }, "n", "AUDIT_SAMPLE_TOO_LARGE"],
      [{ n: 1, threshold: 1e-9 }, null, null],
      [{ n: 1, threshold: 0 }, "threshold", "AUDIT_SAMPLE_THRESHOLD"],
      [{ n: 1, threshold: 1.5 }, "threshold", "AUDIT_SAMPLE_THRESHOLD"],
      [{ n: 1, seed: -1 }, "seed", "AUDIT_SAMPLE_SEED"],
    ] as const;
    for (const [asked, field, code] of cases) {
      const { sample: drawn, userErrors } = await sample({ id, ...asked }, "fr");
      if (field === null) {
        expect(drawn?.scores).toEqual([0]);
        continue;
      }
      expect(drawn).toBeNull();
      expect(userErrors).toMatchObject([{ field: [field], code }]);
      expect(userErrors[0].message).toMatch(/demand|donne|vaut/);
    }
  });

  it("the list to read is a table at its own address, and a bad one is refused in words", async () => {
    const id = await endedStudy(REPORT);
    const drawn = (await sample({ id, n: 3, threshold: 0.5, seed: 1 })).sample;
    const app = { database: database() } as unknown as App;
    const server = express()
      .use(identify({ app } as Services), readingListRoutes(app))
      .listen(0);
    await once(server, "listening");
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const get = (path: string) => fetch(address + path, { headers: { "accept-language": "fr" } });
    try {
      const list = await (await get(drawn?.listUrl ?? "")).text();
      expect(list).toBe(
        `filename,position,label\n${drawn?.paths.map((path, order) => `${path},${order + 1},\n`).join("")}`,
      );
      const refused = await get(`/studies/${id}/normals-to-read.csv`);
      expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("demandez de 1 à")]);
      expect((await get("/studies/none/normals-to-read.csv?n=1")).status).toBe(404);
    } finally {
      server.close();
    }
  });
});
