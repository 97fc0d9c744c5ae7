// Whether what the product hands out can be used: exports a small study, and the real data set where its folder lies beside the
// project, then opens every kind of file with the programs that people open it with. Build first.
// Usage: npm run check:deliverables [-- DIR ...]   DIR: folders that an export wrote, to be checked in place of new ones.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { lastLines, run } from "./check-deliverables/run.mjs";

const root = join(import.meta.dirname, "..");
const cli = join(root, "apps", "api", "dist", "cli", "main.js");
const real = resolve(root, "../shared/data/mri_dataset_brain_cancer_oc");
const artifacts = join(root, "artifacts", "deliverables");
/** Studies are kept: a second check computes nothing again. */
const work = join(root, ".brainscan", "checks");

const SMALL_SET = { seed: 11, n: 60 };
const STUDY_TIMEOUT_MS = 60 * 60_000;

/** Files that are checks, by the name of what they look at. */
async function checks() {
  const folder = join(import.meta.dirname, "check-deliverables");
  const found = [];
  for (const file of readdirSync(folder).sort()) {
    const { check } = await import(join(folder, file));
    if (check) found.push({ name: file.replace(/\.mjs$/, ""), check });
  }
  return found;
}

/** Study a folder with the quick plan, which writes every deliverable. */
async function study(title, data) {
  const out = join(artifacts, title, "files");
  rmSync(join(artifacts, title), { recursive: true, force: true });
  console.log(`${title}: studying ${data} ...`);
  const args = [cli, "study", "--data", data, "--out", out, "--plan", "quick", "--lang", "en"];
  const env = { BRAINSCAN_DATA_DIR: work };
  const { code, output } = await run(process.execPath, args, { env, timeoutMs: STUDY_TIMEOUT_MS });
  if (code !== 0) throw new Error(`the study of ${data} exited with ${code}: ${lastLines(output, 12)}`);
  return { title, dir: out, keep: keepFolder(title) };
}

function keepFolder(title) {
  const folder = join(artifacts, title, "pages");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function exports(given) {
  if (given.length > 0)
    return given.map((dir, at) => ({ title: dir, dir: resolve(dir), keep: keepFolder(`given-${at + 1}`) }));
  const small = join(work, `phantoms-${SMALL_SET.n}`);
  if (!existsSync(small)) {
    const { writeDemoSet } = await import(join(root, "apps", "api", "dist", "demo", "write-demo-set.js"));
    await writeDemoSet(small, SMALL_SET);
  }
  const made = [await study("small", small)];
  if (existsSync(real)) made.push(await study("real", real));
  else console.log(`real: skipped, ${real} is absent`);
  return made;
}

async function main(given) {
  let failed = 0;
  for (const { title, dir, keep } of await exports(given))
    for (const { name, check } of await checks()) {
      const result = await check({ dir, keep }).catch((problem) => ({
        name,
        status: "failed",
        detail: problem.message,
      }));
      if (result.status === "failed") failed++;
      console.log(`${title}  ${result.name.padEnd(20)} ${result.status.padEnd(8)} ${result.detail}`);
    }
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
