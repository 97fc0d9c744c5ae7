import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brainscan, query, serve, until } from "./brainscan.ts";
import { writePhantoms } from "./phantoms.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type State = {
  datasets: {
    counts: { images: number };
    imports: { report: { added: number; unchanged: number } | null }[];
    studies: { id: string; status: string; execution: { embedded: number; cached: number } | null }[];
  }[];
};

const STATE = `{ datasets { counts { images } imports { report { added unchanged } }
  studies { id status execution { embedded cached } } } }`;

/** Stages of a study once its embeddings are stored; the shortest is over between two looks. */
const AFTER_EMBEDDING = ["PROJECT", "CLUSTER", "EVALUATE", "PREVALENCE", "PREDICT"];

const stateOf = (address: string) => query<State>(address, STATE);
const studied = ({ datasets }: State) => datasets[0]?.studies[0]?.status === "DONE";

describe("brainscan serve", () => {
  const folder = temporaryFolder();

  it("names the process that holds a data folder", async () => {
    const dataDir = join(folder, "held");
    const first = await serve(dataDir, ["--no-demo"]);
    const second = await brainscan(["serve", "--no-demo"], { env: { BRAINSCAN_DATA_DIR: dataDir } });
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`process ${first.pid} `);
    expect(second.stderr).toContain(first.address);
    expect(await first.stop("SIGINT")).toBe(0);
    const third = await serve(dataDir, ["--no-demo"]);
    expect(await third.stop()).toBe(0);
  });

  it("names a taken port and offers another", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const serving = await serve(join(folder, "port"), ["--no-demo", "--port", String(port)]);
    expect(serving.output()).toContain(`Port ${port} is taken`);
    expect(new URL(serving.address).port).not.toBe(String(port));
    await serving.stop();
    other.close();
  });

  it("imports and studies the folder given, and does nothing the second time", async () => {
    const data = await writePhantoms(join(folder, "phantoms"), 60);
    const dataDir = join(folder, "data");
    const first = await serve(dataDir, ["--data", data]);
    const { datasets } = await until(() => stateOf(first.address), studied);
    expect(await first.stop()).toBe(0);

    const second = await serve(dataDir, ["--data", data]);
    const [dataset] = (
      await until(
        () => stateOf(second.address),
        (state) => state.datasets[0].imports.length === 2 && state.datasets[0].imports[0].report !== null,
      )
    ).datasets;
    expect(dataset.imports[0].report).toEqual({ added: 0, unchanged: datasets[0].counts.images });
    expect(dataset.studies.map(({ id }) => id)).toEqual(datasets[0].studies.map(({ id }) => id));
    await second.stop();
  });

  it("finishes after a restart the study that a kill interrupted, without embedding again what was stored", async () => {
    const data = await writePhantoms(join(folder, "more"), 60);
    const dataDir = join(folder, "killed");
    const first = await serve(dataDir, ["--data", data]);
    await until(
      () =>
        query<{ datasets: { studies: { progress: { stage: string } }[] }[] }>(
          first.address,
          "{ datasets { studies { progress { stage } } } }",
        ),
      ({ datasets }) => AFTER_EMBEDDING.includes(datasets[0]?.studies[0]?.progress.stage),
    );
    expect(await first.stop("SIGKILL")).toBeNull();

    const second = await serve(dataDir, ["--no-demo"]);
    const [dataset] = (await until(() => stateOf(second.address), studied)).datasets;
    expect(dataset.studies).toHaveLength(1);
    expect(dataset.studies[0].execution).toBeNull();
    await second.stop();
  });
});
