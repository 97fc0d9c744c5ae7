import { createServer } from "node:http";
import { join } from "node:path";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { describe, expect, it } from "vitest";
import { brainscan, query, serve, until } from "./brainscan.ts";
import { writePhantoms } from "./phantoms.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type State = {
  datasets: {
    counts: { images: number };
    imports: { report: { added: number; unchanged: number } | null }[];
    studies: {
      id: string;
      status: string;
      plan: { name: string };
      execution: { embedded: number; cached: number } | null;
      progress: { stage: string };
    }[];
  }[];
};

const STATE = `{ datasets { counts { images } imports { report { added unchanged } }
  studies { id status plan execution { embedded cached } progress { stage } } } }`;

/** Stages of a study once its embeddings are stored; the shortest is over between two looks. */
const AFTER_EMBEDDING = ["EVALUATE", "CONTROL", "NEST", "PROJECT", "CLUSTER", "PREVALENCE", "AUDIT", "PREDICT"];

const stateOf = (address: string) => query<State>(address, STATE);

describe("brainscan serve", () => {
  const folder = temporaryFolder();

  it("names the process that holds a data folder, and a taken port, for which it offers another", async () => {
    const dataDir = join(folder, "held");
    await copyNewDatabase(dataDir);
    const first = await serve(dataDir, ["--no-demo"]);
    const second = await brainscan(["serve", "--no-demo"], { env: { BRAINSCAN_DATA_DIR: dataDir } });
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`process ${first.pid} `);
    expect(second.stderr).toContain(first.address);
    expect(await first.stop("SIGINT")).toBe(0);

    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const third = await serve(dataDir, ["--no-demo", "--port", String(port)]);
    expect(third.output()).toContain(`Port ${port} is taken`);
    expect(new URL(third.address).port).not.toBe(String(port));
    expect(await third.stop()).toBe(0);
    other.close();
  });

  it("imports and studies the folder given by the plan given, finishes after a restart what a kill interrupted, and does nothing the third time", async () => {
    const data = await writePhantoms(join(folder, "phantoms"), 60);
    const dataDir = join(folder, "data");
    await copyNewDatabase(dataDir);
    const first = await serve(dataDir, ["--data", data, "--plan", "quick"]);
    const { datasets } = await until(
      () => stateOf(first.address),
      ({ datasets }) => AFTER_EMBEDDING.includes(datasets[0]?.studies[0]?.progress.stage),
    );
    expect(await first.stop("SIGKILL")).toBeNull();

    const second = await serve(dataDir, ["--no-demo"]);
    const [studied] = (
      await until(
        () => stateOf(second.address),
        ({ datasets }) => datasets[0]?.studies[0]?.status === "DONE",
      )
    ).datasets;
    expect(studied.studies.map(({ id }) => id)).toEqual(datasets[0].studies.map(({ id }) => id));
    expect(studied.studies[0].plan.name).toBe("quick");
    // What the killed process had embedded was stored.
    expect(studied.studies[0].execution).toBeNull();
    expect(await second.stop()).toBe(0);

    const third = await serve(dataDir, ["--data", data, "--plan", "quick"]);
    const [again] = (
      await until(
        () => stateOf(third.address),
        ({ datasets }) => datasets[0].imports.length === 2 && datasets[0].imports[0].report !== null,
      )
    ).datasets;
    expect(again.imports[0].report).toEqual({ added: 0, unchanged: studied.counts.images });
    expect(again.studies.map(({ id }) => id)).toEqual(studied.studies.map(({ id }) => id));
    await third.stop();
  });
});
