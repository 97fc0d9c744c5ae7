import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "@brainscan/api/cli/work-folder";
import { reportSchema } from "@brainscan/api/deliverables/report";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { createRandom } from "@brainscan/ml/random/random";
import { beforeAll, describe, expect, it } from "vitest";
import { brainscan, type Finished } from "./brainscan.ts";
import { lastingReport } from "./lasting-report.ts";
import { writePhantoms } from "./phantoms.ts";
import { logWrites, readWrites, type StoredWrite } from "./stored-writes.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const VECTORS = [
  "df_labeled_resnet18-brainmri",
  "df_labeled_resnet18-brainmri_layer3",
  "df_unlabeled_resnet18-brainmri",
  "df_unlabeled_resnet18-brainmri_layer3",
];
/** The others name experiments by ids that hold their data set's, which every data folder draws anew, or hold seconds. */
const LASTING = [...VECTORS, "clusterings", "clusters", "folds", "images"];
const OTHERS = ["checks", "comparisons", "experiments", "scores"];

function digests(out: string): Record<string, string> {
  const tables = LASTING.flatMap((name) => [`tables/${name}.csv`, `tables/${name}.parquet`]);
  const files = [...tables, "tables/predictions.parquet", "predictions.csv"];
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
const reportOf = (out: string) => JSON.parse(readFileSync(join(out, "report.json"), "utf8"));

const manifestOf = (out: string) =>
  JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as {
    files: { path: string; quotes: { figure: string; text: string }[] }[];
  };

/** The report with another number at a figure's place. */
function withOther(report: Record<string, unknown>, figure: string): Record<string, unknown> {
  const segments = figure.split("/").slice(1);
  let place = report as Record<string, unknown>;
  for (const segment of segments.slice(0, -1)) {
    const within = Array.isArray(place) ? place.find((one) => one.id === segment) : undefined;
    place = (within ?? place[segment]) as Record<string, unknown>;
  }
  const last = segments.at(-1) ?? "";
  place[last] = Number(place[last]) + 1;
  return report;
}

/** Where a run is killed: a drawn while after it says that it is there. The last one ends soon after that. */
const KILLS = [
  { stage: "embedding images", withinMs: 400 },
  { stage: "measuring images", withinMs: 200 },
  { stage: "evaluating", withinMs: 400 },
  { stage: "running controls", withinMs: 400 },
  { stage: "choosing again inside each fold", withinMs: 400 },
  { stage: "predicting", withinMs: 40 },
];

describe("brainscan study", () => {
  const folder = temporaryFolder();
  const home = join(folder, "home");
  const data = join(folder, "phantoms");
  let writes: StoredWrite[];
  const study = (out: string, rest: string[] = [], options: Parameters<typeof brainscan>[1] = {}) =>
    brainscan(["study", "--data", data, "--out", join(folder, out), "--plan", "quick", ...rest], {
      ...options,
      env: { BRAINSCAN_DATA_DIR: home },
    });

  /** Run until a stage is told, and `afterMs` longer. */
  const studyKilledAt = (out: string, stage: string, afterMs: number): Promise<Finished> =>
    study(out, ["--workers", "2"], {
      onSpawn: (child) => {
        child.stderr?.on("data", (chunk: Buffer) => {
          if (chunk.toString().includes(`  ${stage}`)) setTimeout(() => child.kill("SIGKILL"), afterMs);
        });
      },
    });

  beforeAll(async () => {
    await writePhantoms(data, 60);
    // The other studies make theirs.
    await copyNewDatabase(workFolder(home, "studies", join(folder, "killed")));
  });

  it("writes every table, predictions and a report that follows its schema", async () => {
    const { code, stdout, stderr } = await study("one", ["--workers", "1"]);
    expect(code, stderr).toBe(0);
    const tables = [...LASTING, ...OTHERS].flatMap((name) => [`${name}.csv`, `${name}.parquet`]);
    expect(readdirSync(join(folder, "one", "tables")).sort()).toEqual([...tables, "predictions.parquet"].sort());
    const report = reportSchema.parse(reportOf(join(folder, "one")));
    // Two layers by two methods; every fold of every repeat.
    expect(report.experiments.map(({ folds }) => folds.length)).toEqual([10, 10, 10, 10]);
    expect(report.champion?.optimism).not.toBeNull();
    expect(report.comparison?.controls.every(({ shuffledLabels, leakage }) => shuffledLabels && leakage)).toBe(true);
    for (const statement of report.statements) expect(stdout).toContain(statement);

    const header = linesOf(join(folder, "one", "tables", `${VECTORS[0]}.csv`))[0].split(",");
    expect(header).toEqual([...Array(512).keys(), "label", "filename"].map(String));
    expect(linesOf(join(folder, "one", "tables", `${VECTORS[1]}.csv`))[0].split(",")).toEqual(
      [...Array(256).keys(), "label"].map(String),
    );
    const rows = linesOf(join(folder, "one", "predictions.csv")).slice(1);
    expect(rows).toHaveLength(report.dataset.counts.images);
    const labelled = linesOf(join(folder, "one", "tables", `${VECTORS[0]}.csv`)).slice(1);
    expect(labelled).toHaveLength(report.dataset.counts.labelled);
    const keys = labelled.map((line) => line.split(",").slice(512).join(" "));
    expect(keys).toEqual([...keys].sort());
  });

  it("decides no image normal where the labels cannot decide the miss rate, and says what would", () => {
    const { guarantee, predictions } = reportSchema.parse(reportOf(join(folder, "one")));
    expect(guarantee).toMatchObject({ status: "not decidable", alpha: 0.05, delta: 0.05 });
    expect(predictions.files.normal).toBe(0);
    const decisions = linesOf(join(folder, "one", "predictions.csv")).slice(1);
    expect(new Set(decisions.map((line) => line.split(",")[5]))).not.toContain("normal");
  });

  it("leaves a folder that verifies, exports it again in another language, and names what no longer agrees", async () => {
    const env = { BRAINSCAN_DATA_DIR: home };
    const [one, french] = [join(folder, "one"), join(folder, "french")];
    expect(await brainscan(["verify", one])).toMatchObject({ code: 0, stderr: "" });

    const exporting = ["export", "--study", one, "--out", french, "--only", "tables,charts", "--lang", "fr"];
    const { code, stdout, stderr } = await brainscan(exporting, { env });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("écriture des tables");
    expect(stdout).toContain("Écrit dans");
    expect(digests(french)).toEqual(digests(one));
    expect(reportOf(french)).toMatchObject({ language: "fr" });
    expect((await brainscan(["verify", french])).code).toBe(0);

    const printed = manifestOf(french).files.flatMap(({ path, quotes }) => quotes.map((quote) => ({ path, ...quote })));
    const [{ path, figure, text }] = printed;
    writeFileSync(join(french, "report.json"), JSON.stringify(withOther(reportOf(french), figure)));
    const stale = await brainscan(["verify", french]);
    expect(stale.code).toBe(3);
    expect(stale.stderr).toContain("report.json: the file was changed");
    expect(stale.stderr).toContain(`${path}: prints ${text}, the report now has`);
    expect(stale.stderr).toContain(`(${figure})`);
  });

  it("exports nothing from a place or a study that is none", async () => {
    const env = { BRAINSCAN_DATA_DIR: home };
    const ask = (args: string[]) => brainscan(["export", "--out", join(folder, "none"), ...args], { env });
    const one = join(folder, "one");
    const [study, place, only, out, nothing] = await Promise.all([
      ask(["--study", "0b7d", "--lang", "fr"]),
      ask(["--study", data]),
      ask(["--study", one, "--only", "tables,film"]),
      brainscan(["export", "--study", one, "--out", join(one, "report.json")], { env }),
      brainscan(["verify", data]),
    ]);
    for (const { code } of [study, place, only, out, nothing]) expect(code).toBe(2);
    expect(study.stderr).toContain("ni étude 0b7d, ni dossier");
    expect(place.stderr).toContain("BRAINSCAN_DATA_DIR");
    expect(only.stderr).toContain("--only is film");
    expect(out.stderr).toContain("report.json cannot be written");
    expect(nothing.stderr).toContain("manifest.json");
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  it("stops an export at Ctrl-C; killed or stopped, its folder says so until the same command has been repeated", async () => {
    const out = join(folder, "stopped");
    const exportUntil = (signal: NodeJS.Signals | null) =>
      brainscan(["export", "--study", join(folder, "one"), "--out", out, "--only", "tables"], {
        env: { BRAINSCAN_DATA_DIR: home },
        onSpawn: (child) => signal && child.stderr?.once("data", () => child.kill(signal)),
      });
    const stopped = await exportUntil("SIGINT");
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain("the same command goes on");
    expect((await exportUntil("SIGKILL")).code).toBeNull();
    const told = await brainscan(["verify", out]);
    expect(told.code).toBe(3);
    expect(told.stderr).toContain("stopped before its end; still to be written: tables");
    expect((await exportUntil(null)).code).toBe(0);
    expect((await brainscan(["verify", out])).code).toBe(0);
    expect(readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith(".tmp"))).toEqual([]);
  });

  it("survives a kill at any moment: it ends with the same bytes, and no finished fold or stage is computed again", async () => {
    const random = createRandom(20, "kills");
    for (const [at, { stage, withinMs }] of KILLS.entries()) {
      const killed = await studyKilledAt("killed", stage, Math.floor(random() * withinMs));
      expect(killed.code, `${stage}:\n${killed.stderr}`).toBeNull();
      if (at === 0) await logWrites(home, "killed");
    }
    const { code, stderr } = await study("killed", ["--workers", "2", "--only", "tables"]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("0 new");
    expect(stderr).not.toContain("embedding images");
    expect(digests(join(folder, "killed"))).toEqual(digests(join(folder, "one")));
    expect(lastingReport(reportOf(join(folder, "killed")))).toEqual(lastingReport(reportOf(join(folder, "one"))));

    writes = await readWrites(home, "killed");
    const written = (table: string) => writes.filter((write) => write.table === table).map(({ key }) => key);
    const experiments = written("experiments");
    expect(experiments.length).toBeGreaterThan(4);
    // Ten folds of each experiment; five in each of the five outer folds of four configurations.
    expect(written("fold_results")).toHaveLength(10 * experiments.length + 4 * 25);
    expect(written("stage_results").length).toBeGreaterThan(3);
    for (const table of ["fold_results", "experiments", "stage_results", "file_measures", "embedding_rows"])
      expect(new Set(written(table)).size, table).toBe(written(table).length);
  });

  it("computes nothing and writes the same bytes when nothing has changed", async () => {
    const again = await study("killed", ["--workers", "2", "--only", "tables"]);
    expect(again.stderr).toContain("0 new");
    expect(digests(join(folder, "killed"))).toEqual(digests(join(folder, "one")));
    expect(await readWrites(home, "killed")).toEqual(writes);
  });

  it("says in the asked language what is wrong with its arguments, and exits with 2", async () => {
    const nowhere = ["study", "--data", join(folder, "nowhere"), "--out", join(folder, "x")];
    const [missing, seed, plan, only, backbone, provider] = await Promise.all([
      brainscan([...nowhere, "--lang", "fr"]),
      study("x", ["--seed", "-1"]),
      study("x", ["--plan", join(folder, "no-plan.json")]),
      study("x", ["--only", "tables,film"]),
      study("x", ["--backbone", "resnet18"]),
      study("x", ["--provider", "cuda"]),
    ]);
    for (const { code } of [missing, seed, plan, only, backbone, provider]) expect(code).toBe(2);
    expect(missing.stderr).toContain("nowhere");
    expect(missing.stderr).toContain("Rien");
    expect(seed.stderr).toContain("--seed");
    expect(plan.stderr).toContain("no-plan.json");
    expect(only.stderr).toContain("--only is film");
    expect(backbone.stderr).toContain("weights fetch resnet18");
    expect(provider.stderr).toMatch(/cuda/i);
  });
});
