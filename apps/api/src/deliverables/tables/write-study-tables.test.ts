import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserProblem } from "../../messages/user-problem.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { embeddingTableLines } from "./embedding-table.ts";
import { predictionColumns } from "./predictions-table.ts";
import { tableLines } from "./table.ts";
import { type StudyFile, writeStudyTables } from "./write-study-tables.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "tables-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const SCORED = { probability: 0.25, probabilityRaw: 0.5, probabilityCalibrated: 0.375, agreement: 0.75 };
const UNSCORED = { probability: null, probabilityRaw: null, probabilityCalibrated: null, agreement: null };

function file(path: string, label: 0 | 1 | null, sha256 = path): StudyFile {
  return {
    ...{ path, sha256, group: `g-${sha256}`, label, decision: "REVIEW" },
    ...(label === null ? UNSCORED : SCORED),
    nearestLabelled: [],
  };
}

/** Two and one components that only this content has. */
const layers = {
  avgpool: { dim: 2, vectorOf: ({ sha256 }: { sha256: string }) => Float32Array.of(sha256.length, 0.1) },
  layer3: { dim: 1, vectorOf: ({ sha256 }: { sha256: string }) => Float32Array.of(sha256.charCodeAt(0)) },
};

function study(files: StudyFile[]) {
  return { backbone: "tiny", files, ...layers };
}

const read = (name: string) => readFile(join(dir, name), "utf8");

test("rows stand normal then cancer, each in the byte order of the file name, duplicates included", async () => {
  const files = [
    file("avec_labels/cancer/a.png", 1, "same"),
    file("avec_labels/normal/é.png", 0, "e1"),
    file("avec_labels/normal/z.png", 0, "same"),
    file("avec_labels/normal/Z.png", 0, "Z1"),
    file("sans_label/2.png", null, "u2"),
    file("sans_label/10.png", null, "u10"),
  ];
  const written = await writeStudyTables(dir, study(files));
  expect(written).toEqual([
    "tables/df_labeled_tiny.csv",
    "tables/df_labeled_tiny.parquet",
    "tables/df_unlabeled_tiny.csv",
    "tables/df_unlabeled_tiny.parquet",
    "tables/df_labeled_tiny_layer3.csv",
    "tables/df_labeled_tiny_layer3.parquet",
    "tables/df_unlabeled_tiny_layer3.csv",
    "tables/df_unlabeled_tiny_layer3.parquet",
    "predictions.csv",
    "tables/predictions.parquet",
  ]);
  expect(await read("tables/df_labeled_tiny.csv")).toBe(
    "0,1,label,filename\n2,0.1,0,Z.png\n4,0.1,0,z.png\n2,0.1,0,é.png\n4,0.1,1,a.png\n",
  );
  expect(await read("tables/df_unlabeled_tiny.csv")).toBe("0,1,filename\n3,0.1,10.png\n2,0.1,2.png\n");
  expect(await read("tables/df_labeled_tiny_layer3.csv")).toBe("0,label\n90,0\n115,0\n101,0\n115,1\n");
  expect(await read("tables/df_unlabeled_tiny_layer3.csv")).toBe("0\n117\n117\n");
  expect(await read("predictions.csv")).toBe(
    [
      "filename,sha256,group,label,probability,decision,probability_raw,probability_calibrated,probability_adjusted,agreement,nearest_labelled",
      "a.png,same,g-same,1,0.25,review,0.5,0.375,0.25,0.75,",
      "Z.png,Z1,g-Z1,0,0.25,review,0.5,0.375,0.25,0.75,",
      "z.png,same,g-same,0,0.25,review,0.5,0.375,0.25,0.75,",
      "é.png,e1,g-e1,0,0.25,review,0.5,0.375,0.25,0.75,",
      "10.png,u10,g-u10,,,review,,,,,",
      "2.png,u2,g-u2,,,review,,,,,",
      "",
    ].join("\n"),
  );
});

test("byte order is that of UTF-8, also where UTF-16 units would sort the other way", async () => {
  await writeStudyTables(dir, study([file("\u{1F9E0}.png", null), file("\uFF5E.png", null)]));
  const rows = parse(await read("tables/df_unlabeled_tiny.csv"), { columns: true }) as { filename: string }[];
  expect(rows.map((row) => row.filename)).toEqual(["\uFF5E.png", "\u{1F9E0}.png"]);
});

test("when two files share a base name every row goes by its relative path", async () => {
  await writeStudyTables(dir, study([file("normal/1.png", 0), file("cancer/1.png", 1), file("cancer/2.png", 1)]));
  const names = parse(await read("predictions.csv"), { columns: true }).map(
    (row) => (row as { filename: string }).filename,
  );
  expect(names).toEqual(["cancer/1.png", "cancer/2.png", "normal/1.png"]);
});

test("nearest labelled images go by the names that the tables give them, the closest first", async () => {
  const labelled = ["cancer/1.png", "normal/2|3.png", "normal/50%.png"].map((path) => file(path, 1));
  const near = ["normal/2|3.png", "gone.png", "cancer/1.png", "normal/50%.png"];
  await writeStudyTables(dir, study([...labelled, { ...file("pool/1.png", null), nearestLabelled: near }]));
  const [, , , row] = parse(await read("predictions.csv"), { columns: true }) as { nearest_labelled: string }[];
  // 1.png is there twice, so every image goes by its path; the sign between names is escaped within one.
  const names = row.nearest_labelled.split("|").map(decodeURIComponent);
  expect(names).toEqual(["normal/2|3.png", "cancer/1.png", "normal/50%.png"]);
});

test("names with commas, quotes, line breaks and formula signs come back unchanged", async () => {
  const names = ['a,"b".png', "line\nbreak.png", "=1+1.png", "@x.png", "-1.png", " padded .png "];
  await writeStudyTables(dir, study(names.map((name) => file(name, null, `${name.length}`))));
  for (const table of ["predictions.csv", "tables/df_unlabeled_tiny.csv"]) {
    const rows = parse(await read(table), { columns: true }) as { filename: string }[];
    expect(rows.map((row) => row.filename).sort()).toEqual([...names].sort());
  }
});

test("an empty set still has its headers", async () => {
  await writeStudyTables(dir, study([]));
  expect(await read("tables/df_labeled_tiny.csv")).toBe("0,1,label,filename\n");
  expect(await read("tables/df_unlabeled_tiny_layer3.csv")).toBe("0\n");
});

test("probabilities read back to the same float64 and decisions are lower-case", () => {
  const probability = 1 / 3;
  const row = {
    ...{ filename: "a", sha256: "s", group: "g", label: null, decision: "CANCER" as const },
    ...{ probability, probabilityRaw: Math.SQRT1_2, probabilityCalibrated: Math.LN2, agreement: 2 / 3 },
    nearestLabelled: [],
  };
  const [, line] = [...tableLines(predictionColumns([row]))];
  const cells = line.trim().split(",");
  expect(cells.slice(4).map((cell, i) => (i === 1 || i === 6 ? cell : Number(cell)))).toEqual([
    ...[probability, "cancer", Math.SQRT1_2, Math.LN2, probability, 2 / 3, ""],
  ]);
});

test("a vector of another length is refused with both lengths", () => {
  const lines = embeddingTableLines(3, [{ vector: Float32Array.of(1, 2), filename: "x.png" }], {
    label: false,
    filename: true,
  });
  expect(() => [...lines]).toThrow("the embedding of x.png has 2 components, the table has 3");
});

test("a write that fails midway leaves the earlier file whole and nothing beside it", async () => {
  const path = join(dir, "predictions.csv");
  await writeFileAtomically(path, ["first\n"]);
  function* failing() {
    yield "x".repeat(300_000);
    throw new Error("the source broke");
  }
  await expect(writeFileAtomically(path, failing())).rejects.toThrow("the source broke");
  expect(await readFile(path, "utf8")).toBe("first\n");
  expect(await readdir(dir)).toEqual(["predictions.csv"]);
});

test("a place that cannot be written is a user's problem that names it", async () => {
  await writeFileAtomically(join(dir, "file"), ["x"]);
  const path = join(dir, "file", "below.csv");
  const problem = await writeFileAtomically(path, ["x"]).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(UserProblem);
  expect((problem as UserProblem).notice).toMatchObject({ code: "OUTPUT_NOT_WRITABLE", path });
});

/** Runs `body` while no file of this process may grow past `bytes`; false where the limit cannot be set. */
async function withFileSizeLimit(bytes: number, body: () => Promise<void>): Promise<boolean> {
  const limit = (value: number | "unlimited") =>
    spawnSync("prlimit", ["--pid", String(process.pid), `--fsize=${value}:`]).status === 0;
  if (!limit(bytes)) return false;
  try {
    await body();
  } finally {
    limit("unlimited");
  }
  return true;
}

test("a file that outgrows the system's limit is a user's problem, and no half of it remains", async ({ skip }) => {
  const path = join(dir, "large.csv");
  let problem: unknown;
  const limited = await withFileSizeLimit(64 * 1024, async () => {
    problem = await writeFileAtomically(path, ["x".repeat(300_000)]).catch((error: unknown) => error);
  });
  if (!limited) skip("prlimit cannot set a file-size limit here");
  expect((problem as UserProblem).notice.code).toBe("OUTPUT_TOO_LARGE");
  expect(await readdir(dir)).toEqual([]);
});

test("a full disk is a user's problem, and no half-written file remains", async ({ skip }) => {
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", dir]).status === 0;
  if (!mounted) skip("a small file system cannot be mounted here");
  try {
    const problem = await writeFileAtomically(join(dir, "t.csv"), ["x".repeat(300_000)]).catch(
      (error: unknown) => error,
    );
    expect((problem as UserProblem).notice.code).toBe("OUTPUT_DISK_FULL");
    expect(await readdir(dir)).toEqual([]);
  } finally {
    spawnSync("umount", [dir]);
  }
});
