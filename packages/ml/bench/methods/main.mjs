// Each method beside scikit-learn's or umap-learn's, same data and parameters, each run in a process of its own.
// Usage: node bench/methods/main.mjs [FOLDER of images] [--only ID,ID] [--repeat N]
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CASES } from "./cases.mjs";
import { embedFolder } from "./embed-folder.mjs";
import { makeData } from "./make-data.mjs";

const option = (name) => process.argv[process.argv.indexOf(name) + 1 || process.argv.length];
const only = option("--only")?.split(",");
const repetitions = Number(option("--repeat") ?? 3);
const folder = process.argv[2]?.startsWith("--") ? undefined : process.argv[2];

const python = ["python3", "/usr/bin/python3"].find(
  (command) => spawnSync(command, ["-c", "import sklearn"], { stdio: "ignore" }).status === 0,
);

/** The answer of one measured process: { seconds, peakBytes, quality }, or null where the peer lacks the method. */
function measure(command, script, caseId, { path, rows, cols }) {
  return new Promise((resolve, reject) => {
    const file = fileURLToPath(new URL(script, import.meta.url));
    const child = spawn(command, [file, caseId, path, String(rows), String(cols)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code !== 0) reject(new Error(`${script} ${caseId} ended with code ${code}`));
      else resolve(JSON.parse(output.trim().split("\n").at(-1)));
    });
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;

function print({ title, quality, goal }, ours, theirs) {
  const seconds = (runs) => median(runs.map((run) => run.seconds));
  const figures = (runs) =>
    `${seconds(runs).toFixed(2).padStart(8)} s  ${megabytes(median(runs.map((run) => run.peakBytes))).padStart(8)}  ${quality} ${median(runs.map((run) => run.quality)).toPrecision(5)}`;
  console.log(`  ${title}`);
  console.log(`    ours   ${figures(ours)}`);
  if (theirs.length === 0) return console.log("    theirs not there");
  console.log(`    theirs ${figures(theirs)}`);
  const ratio = seconds(theirs) / seconds(ours);
  const all = ours.map((run, i) => theirs[i].seconds / run.seconds);
  const range = `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`;
  console.log(`    ours is ${ratio.toFixed(2)} times as fast (${range}); goal ${goal}`);
}

const scratch = await mkdtemp(join(tmpdir(), "brainscan-bench-"));
try {
  const sets = {
    large: await makeData(scratch, "large", 20_000, 512),
    small: await makeData(scratch, "small", 5_000, 64),
    ...(folder ? { real: await embedFolder(scratch, folder) } : {}),
  };
  const about = python ? spawnSync(python, [fileURLToPath(new URL("peer.py", import.meta.url))]).stdout : "";
  console.log(`\nMethods beside: ${String(about).trim() || "nothing, no python3 with scikit-learn here"}`);
  console.log(`median of ${repetitions}; peak memory of the whole process; quality as named\n`);
  for (const [setId, set] of Object.entries(sets)) {
    console.log(`${set.name}\n`);
    for (const one of CASES) {
      if (!one.sets.includes(setId) || (only && !only.includes(one.id))) continue;
      const [ours, theirs] = [[], []];
      for (let repetition = 0; repetition < repetitions; repetition++) {
        ours.push(await measure(process.execPath, "ours.mjs", one.id, set));
        const peer = python ? await measure(python, "peer.py", one.id, set) : null;
        if (peer) theirs.push(peer);
      }
      print(one, ours, theirs);
    }
    console.log("");
  }
} finally {
  await rm(scratch, { recursive: true });
}
