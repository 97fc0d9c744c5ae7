import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reportSchema } from "@brainscan/api/deliverables/report";
import { beforeAll, describe, expect, it } from "vitest";
import { brainscan } from "./brainscan.ts";
import { writePhantoms } from "./phantoms.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const TABLES = [
  "df_labeled_resnet18-brainmri.csv",
  "df_labeled_resnet18-brainmri_layer3.csv",
  "df_unlabeled_resnet18-brainmri.csv",
  "df_unlabeled_resnet18-brainmri_layer3.csv",
];

function digests(out: string): Record<string, string> {
  const files = [...readdirSync(join(out, "tables")).map((name) => join("tables", name)), "predictions.csv"];
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(out, file)))
        .digest("hex"),
    ]),
  );
}

const linesOf = (path: string) => readFileSync(path, "utf8").trimEnd().split("\n");

/** Stages told once the embeddings are stored; the shortest may be over before it is told. */
const AFTER_EMBEDDING = /projecting|clustering|evaluating|estimating/;

describe("brainscan study", () => {
  const folder = temporaryFolder();
  const data = join(folder, "phantoms");
  const study = (out: string, ...rest: string[]) =>
    brainscan(["study", "--data", data, "--out", join(folder, out), ...rest], {
      env: { BRAINSCAN_DATA_DIR: join(folder, "home") },
    });

  beforeAll(() => writePhantoms(data, 60));

  it("writes every table, predictions and a report that follows its schema", async () => {
    const { code, stdout } = await study("one", "--workers", "1");
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "one", "tables")).sort()).toEqual(TABLES);
    const report = reportSchema.parse(JSON.parse(readFileSync(join(folder, "one", "report.json"), "utf8")));
    expect(report.experiments).toHaveLength(4);
    for (const statement of report.statements) expect(stdout).toContain(statement);

    const header = linesOf(join(folder, "one", "tables", TABLES[0]))[0].split(",");
    expect(header).toEqual([...Array(512).keys(), "label", "filename"].map(String));
    expect(linesOf(join(folder, "one", "tables", TABLES[1]))[0].split(",")).toEqual(
      [...Array(256).keys(), "label"].map(String),
    );
    const rows = linesOf(join(folder, "one", "predictions.csv")).slice(1);
    expect(rows).toHaveLength(report.dataset.counts.images);
    const labelled = linesOf(join(folder, "one", "tables", TABLES[0])).slice(1);
    expect(labelled).toHaveLength(report.dataset.counts.labelled);
    const keys = labelled.map((line) => line.split(",").slice(512).join(" "));
    expect(keys).toEqual([...keys].sort());
  });

  it("writes the same bytes again, with 1 worker or 2, cached or not", async () => {
    const first = digests(join(folder, "one"));
    const two = await study("two", "--workers", "2");
    expect(two.code).toBe(0);
    expect(digests(join(folder, "two"))).toEqual(first);
    const again = await study("two", "--workers", "2");
    expect(again.stderr).toContain("0 new");
    expect(digests(join(folder, "two"))).toEqual(first);
  });

  it("loses no finished work when it is killed, and goes on from there", async () => {
    const killed = await brainscan(["study", "--data", data, "--out", join(folder, "killed")], {
      env: { BRAINSCAN_DATA_DIR: join(folder, "home") },
      onSpawn: (child) => {
        child.stderr?.on("data", (chunk: Buffer) => {
          if (AFTER_EMBEDDING.test(chunk.toString())) child.kill("SIGKILL");
        });
      },
    });
    expect(killed.code).toBeNull();
    const resumed = await study("killed");
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toContain("0 new");
    expect(resumed.stderr).not.toContain("embedding images");
    expect(digests(join(folder, "killed"))).toEqual(digests(join(folder, "one")));
  });

  it("says in the asked language what is wrong with its arguments, and exits with 2", async () => {
    const missing = await brainscan([
      "study",
      "--data",
      join(folder, "nowhere"),
      "--out",
      join(folder, "x"),
      "--lang",
      "fr",
    ]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("nowhere");
    expect(missing.stderr).toContain("Rien");
    const seed = await study("x", "--seed", "-1");
    expect(seed.code).toBe(2);
    expect(seed.stderr).toContain("--seed");
    const backbone = await study("x", "--backbone", "resnet18");
    expect(backbone.code).toBe(2);
    expect(backbone.stderr).toContain("weights fetch resnet18");
    const provider = await study("x", "--provider", "cuda");
    expect(provider.code).toBe(2);
    expect(provider.stderr).toMatch(/cuda/i);
  });
});
