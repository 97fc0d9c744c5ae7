import { readFileSync } from "node:fs";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { describe, expect, it } from "vitest";
import { PAGES, seededRandom } from "../load/client.mjs";
import { readOperations } from "../load/read-operations.mjs";
import { query, runLoad } from "../load/run-load.mjs";
import { sampleProcess } from "../load/sample-process.mjs";
import { startServer } from "../load/start-server.mjs";
import { slopeOf } from "../load/trend.mjs";
import { until } from "./brainscan.ts";
import { writePhantoms } from "./phantoms.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { addTinyNetwork } from "./tiny-network.ts";

const plan = JSON.parse(readFileSync(new URL("./one-method-plan.json", import.meta.url), "utf8"));

describe("the load test", () => {
  const folder = temporaryFolder();

  it("asks for nothing that the dashboard does not ask for, and for nearly all that it reads", () => {
    const operations = readOperations();
    const asked = Object.values(PAGES).join("\n") + runLoad.toString();
    const names = [...asked.matchAll(/operation\("(\w+)"/g)].map(([, name]) => name);
    expect(names.filter((name) => !operations.has(name))).toEqual([]);
    const reads = [...operations].filter(([, { kind }]) => kind === "query").map(([name]) => name);
    // Followed after an upload, drawn by hand, of results made elsewhere, or read where there are accounts.
    const others = [
      "FollowedImport",
      "CompareExperiments",
      "OutsideExperiment",
      "VectorMethods",
      "AuditItems",
      "AuditSample",
      "Accounts",
      "Changes",
      "Who",
    ];
    expect(reads.filter((name) => !names.includes(name) && !others.includes(name))).toEqual([]);
  });

  it("finds the slope of what grows, and of what only trembles an interval around none", () => {
    const points = (y: (i: number) => number) => Array.from({ length: 120 }, (_, x) => ({ x, y: y(x) }));
    expect(slopeOf(points((i) => 5 + 2 * i))?.slope).toBeCloseTo(2, 10);
    const random = seededRandom(1);
    const still = slopeOf(points(() => 100 + random()));
    expect(still?.low).toBeLessThan(0);
    expect(still?.high).toBeGreaterThan(0);
  });

  it("ten clients and twenty open pages meet no error while a study runs, and leave nothing behind", async () => {
    const data = await writePhantoms(`${folder}/phantoms`, 60);
    const dataDir = `${folder}/data`;
    await copyNewDatabase(dataDir);
    const backbone = await addTinyNetwork(dataDir);
    const serving = await startServer({
      dataDir,
      args: ["--no-demo"],
      // As in every test that starts a server for seconds.
      nodeArgs: ["--liftoff-only"],
      env: { BRAINSCAN_IMPORT_ROOTS: folder },
    });
    try {
      const { address } = serving;
      const { importDataset } = await query(
        address,
        "mutation ($path: String!) { importDataset(input: { path: $path }) { import { id } userErrors { message } } }",
        { path: data },
      );
      expect(importDataset.userErrors).toEqual([]);
      const study = (input: object) =>
        query(
          address,
          "mutation ($input: StartStudyInput!) { startStudy(input: $input) { study { id } userErrors { message } } }",
          { input },
        );
      const imported = () => query(address, "{ activeRuns { id } datasets { id } }");
      const { datasets } = await until(
        imported,
        (state: { activeRuns: unknown[]; datasets: { id: string }[] }) =>
          state.activeRuns.length === 0 && state.datasets.length > 0,
      );
      expect((await study({ datasetId: datasets[0].id, plan, backbone })).startStudy.userErrors).toEqual([]);
      await until(imported, (state: { activeRuns: unknown[] }) => state.activeRuns.length === 0);

      const rested = sampleProcess(serving.pid).handles;
      const { errors, subscriptions, latencies } = await runLoad(serving, {
        ...{ clients: 10, subscribers: 20, durationMs: 4000, thinkMs: 400, plan, backbone },
      });
      expect(errors).toEqual([]);
      expect(Math.min(...subscriptions.told)).toBeGreaterThan(0);
      expect(Object.keys(latencies.byOperation)).toEqual(
        expect.arrayContaining(["Overview", "Predictions", "thumbnail"]),
      );
      await expect.poll(() => sampleProcess(serving.pid).handles, { timeout: 30_000 }).toBeLessThanOrEqual(rested + 5);
    } finally {
      expect(await serving.stop()).toBe(0);
    }
  });
});
