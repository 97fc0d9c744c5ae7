import { randomUUID } from "node:crypto";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { insertStudy, updateStudy } from "@brainscan/db/queries/studies";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { graphql } from "graphql";
import { expect, it } from "vitest";
import { LOCAL_VIEWER } from "../accounts/viewer.ts";
import { reportFindings } from "../deliverables/report.fixture.ts";
import type { Context } from "../graphql/context.ts";
import { createLoaders } from "../graphql/loaders.ts";
import { createSchema } from "../graphql/schema.ts";
import { between, candidate, figure } from "./checks.fixture.ts";
import { knownDefinition } from "./definition.ts";
import { labellingBudget } from "./gather/labelling-budget.ts";
import { recallAtTarget } from "./gather/recall-at-target.ts";

const SET = `mutation ($input: SetCheckThresholdInput!) { setCheckThreshold(input: $input) {
  definition { id threshold fileThreshold version history { previous threshold changedBy afterResults } }
  userErrors { field code message } } }`;
const CHECKS = `query ($id: ID!) { study(id: $id) { report checks { id status value n interval { low high } reason link
  evidence { code message } definition { title threshold change { changedBy changedAt afterResults } } } } }`;

type Payload = {
  setCheckThreshold: {
    definition: {
      threshold: number;
      fileThreshold: number;
      version: number;
      history: { previous: number; threshold: number; changedBy: string; afterResults: boolean }[];
    } | null;
    userErrors: { field: string[]; code: string; message: string }[];
  };
};
type Asked = {
  study: {
    report: { checks: { id: string; status: string; threshold: number; changedBy: string | null }[] };
    checks: {
      id: string;
      status: string;
      evidence: { message: string };
      definition: { title: string; threshold: number; change: { changedBy: string; afterResults: boolean } | null };
    }[];
  };
};

const schema = createSchema();

describeEachDatabase("thresholds of the definition of done", (database) => {
  async function ask<Data>(source: string, variableValues: object, language: "en" | "fr" = "en"): Promise<Data> {
    const context = {
      ...{ viewer: LOCAL_VIEWER, language, loaders: createLoaders(database().orm) },
      app: { database: database() },
    } as unknown as Context;
    const { data, errors } = await graphql({
      schema,
      source,
      contextValue: context,
      variableValues: { ...variableValues },
    });
    if (errors) throw errors[0];
    return data as Data;
  }

  const set = async (input: object, language: "en" | "fr" = "en") =>
    (await ask<Payload>(SET, { input }, language)).setCheckThreshold;

  async function endedStudy(): Promise<string> {
    const db = database().orm;
    const [datasetId, id] = [randomUUID(), randomUUID()];
    const recall = figure("recallAtTarget", 0.92, { n: 50, interval: between(0.81, 0.97) });
    const report = reportFindings();
    const checks = [
      recallAtTarget(candidate({ figures: [recall] })),
      labellingBudget(true, report, { expertLabelEuro: 3, machineHourEuro: 0.34 }),
    ];
    await insertDataset(db, { id: datasetId, name: "d", source: "FOLDER" });
    await insertRun(db, { id, kind: "STUDY" });
    await insertStudy(db, { runId: id, datasetId, datasetFingerprint: "f", backbone: "b", seed: 0, provider: "cpu" });
    await updateStudy(db, { runId: id, values: { report: { ...report, checks } } });
    await finishRun(db, { id, status: "DONE", now: new Date() });
    return id;
  }

  it("another threshold is refused with the field at fault, in the reader's language, and nothing is kept", async () => {
    const name = { changedBy: "Léa" };
    const cases = [
      [{ ...name, checkId: "luck", threshold: 1 }, "checkId", "CHECK_UNKNOWN"],
      [{ ...name, checkId: "recallAtTarget", threshold: 1 }, "threshold", "CHECK_THRESHOLD_OUT_OF_BOUNDS"],
      [{ ...name, checkId: "recallAtTarget", threshold: 0.95 }, "threshold", "CHECK_THRESHOLD_SAME"],
      [{ ...name, checkId: "clusteringsCompared", threshold: 2.5 }, "threshold", "CHECK_THRESHOLD_NOT_WHOLE"],
      [{ checkId: "recallAtTarget", threshold: 0.9, changedBy: "  " }, "changedBy", "CHECK_CHANGED_BY_MISSING"],
      [
        { checkId: "recallAtTarget", threshold: 0.9, changedBy: "x".repeat(81) },
        "changedBy",
        "CHECK_CHANGED_BY_MISSING",
      ],
    ] as const;
    for (const [input, field, code] of cases) {
      const { definition, userErrors } = await set(input, "fr");
      expect(definition).toBeNull();
      expect(userErrors).toMatchObject([{ field: ["input", field], code }]);
      expect(userErrors[0].message).toMatch(/seuil|contrôle|nom/);
    }
    const { checkDefinitions } = await ask<{ checkDefinitions: { threshold: number; history: object[] }[] }>(
      "{ checkDefinitions { threshold history { threshold } } }",
      {},
    );
    expect(checkDefinitions.map(({ threshold }) => threshold)).toEqual(
      knownDefinition().checks.map(({ threshold }) => threshold),
    );
    expect(checkDefinitions.flatMap(({ history }) => history)).toEqual([]);
  });

  it("a change before any result is not marked; one after is, for page and report alike, and the file's stays known", async () => {
    const before = await set({ checkId: "labellingBudget", threshold: 500, changedBy: " Léa " });
    expect(before.userErrors).toEqual([]);
    expect(before.definition?.history).toEqual([
      { previous: 300, threshold: 500, changedBy: "Léa", afterResults: false },
    ]);

    const id = await endedStudy();
    const first = (await ask<Asked>(CHECKS, { id })).study;
    expect(first.checks.map(({ id, status }) => [id, status])).toEqual([
      ["recallAtTarget", "NOT_DECIDABLE"],
      ["labellingBudget", "PASS"],
    ]);

    const { definition } = await set({ checkId: "recallAtTarget", threshold: 0.8, changedBy: "Omar" });
    expect(definition).toMatchObject({ threshold: 0.8, fileThreshold: 0.95, version: 1 });
    expect(definition?.history).toEqual([{ previous: 0.95, threshold: 0.8, changedBy: "Omar", afterResults: true }]);

    const { report, checks } = (await ask<Asked>(CHECKS, { id }, "fr")).study;
    expect(checks[0]).toMatchObject({
      status: "PASS",
      definition: {
        title: "Rappel sur les cancers étiquetés",
        threshold: 0.8,
        change: { changedBy: "Omar", afterResults: true },
      },
    });
    expect(report.checks[0]).toMatchObject({
      ...{ id: "recallAtTarget", status: "pass", threshold: 0.8, changedBy: "Omar" },
      ...{ changedAfterResults: true, fileThreshold: 0.95, thresholdVersion: 1 },
    });
    expect(report.checks.map(({ status }) => status)).toEqual(
      checks.map(({ status }) => status.toLowerCase().replace("_", " ")),
    );
  });
});
