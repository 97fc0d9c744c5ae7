import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { findPython } from "./python.mjs";
import { refusalOf } from "./refused.mjs";
import { lastLines, run } from "./run.mjs";

const name = "typescript-notebook";
const TSLAB = "tslab@1.0.22";
const SHOWN = "notebooks/4_scale_up.ipynb";
const root = resolve(import.meta.dirname, "../..");

/** Every notebook of TypeScript cells is of the format it claims to be, and runs under tslab as its own text tells people to
 *  run it: a link to the packages beside it, the kernel from npm. What its cells show must be what they showed at export. */
export async function check({ dir }) {
  const files = existsSync(join(dir, "notebooks")) ? readdirSync(join(dir, "notebooks")) : [];
  const notebooks = files.filter((file) => /^\d_.*\.ipynb$/.test(file)).sort();
  if (notebooks.length === 0) {
    const reason = refusalOf(dir, SHOWN);
    return reason === null
      ? { name, status: "failed", detail: `${SHOWN} is not there` }
      : { name, status: "skipped", detail: `not written: ${reason}` };
  }
  const { python, missing } = await findPython(["nbconvert", "nbformat"]);
  if (!python) return { name, status: "skipped", detail: missing };
  const folder = mkdtempSync(join(tmpdir(), "tslab-"));
  try {
    const installed = await run("npm", ["install", "--global", "--prefix", folder, "--no-audit", "--no-fund", TSLAB]);
    if (installed.code !== 0)
      return { name, status: "skipped", detail: `${TSLAB} cannot be installed: ${lastLines(installed.output, 2)}` };
    const env = { JUPYTER_PATH: writeKernel(folder), NODE_NO_WARNINGS: "1" };
    const cwd = layOut(dir, folder, notebooks);
    for (const notebook of notebooks) {
      const problem = await runAgain(notebook, { cwd, env, python });
      if (problem) return { name, status: "failed", detail: `${notebook}: ${problem}` };
    }
    return { name, status: "passed", detail: `${notebooks.length} ran under ${TSLAB} and showed the same` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells Jupyter of the kernel without installing it for the user. @returns the folder to put on JUPYTER_PATH */
function writeKernel(folder) {
  const spec = join(folder, "jupyter", "kernels", "tslab");
  mkdirSync(spec, { recursive: true });
  const packages = [join(folder, "lib", "node_modules"), join(folder, "node_modules")].find(existsSync);
  const program = join(packages, "tslab", "bin", "tslab");
  const argv = [process.execPath, program, "kernel", "--config-path={connection_file}"];
  const kernel = { argv, display_name: "TypeScript", language: "typescript" };
  writeFileSync(join(spec, "kernel.json"), JSON.stringify(kernel));
  return join(folder, "jupyter");
}

/** The notebooks in a folder of their own beside what they read, and the link that they ask for. */
function layOut(dir, folder, notebooks) {
  const cwd = join(folder, "export", "notebooks");
  mkdirSync(join(cwd, "node_modules"), { recursive: true });
  for (const read of ["tables", "predictions.csv", "report.json"])
    symlinkSync(join(resolve(dir), read), join(folder, "export", read));
  symlinkSync(join(root, "packages"), join(cwd, "node_modules", "@brainscan"), "junction");
  for (const notebook of notebooks) copyFileSync(join(dir, "notebooks", notebook), join(cwd, notebook));
  return cwd;
}

/** What is wrong with a notebook; null when nothing is. */
async function runAgain(notebook, { cwd, env, python }) {
  const validate = `import nbformat; nbformat.validate(nbformat.read(${JSON.stringify(notebook)}, as_version=nbformat.NO_CONVERT))`;
  const valid = await run(python, ["-W", "error", "-c", validate], { cwd });
  if (valid.code !== 0) return lastLines(valid.output);
  const again = join("again", notebook);
  const execute = [
    "-m",
    "nbconvert",
    "--to",
    "notebook",
    "--execute",
    "--allow-errors",
    "--output-dir",
    "again",
    notebook,
  ];
  const { code, output } = await run(python, execute, { cwd, env });
  if (code !== 0) return lastLines(output, 12);
  const [before, after] = [notebook, again].map((file) => JSON.parse(readFileSync(join(cwd, file), "utf8")).cells);
  const at = before.findIndex((cell, index) => !isDeepStrictEqual(shownBy(cell), shownBy(after[index])));
  if (at < 0) return null;
  const said = (after[at].outputs ?? []).flatMap((one) => (one.name === "stderr" ? one.text : (one.evalue ?? [])));
  return `the cell ${before[at].id} shows something else. ${lastLines(said.join(""), 3)}`;
}

/** What a cell shows and prints, however Jupyter cut it into pieces. tslab prints a last value where others return it. */
function shownBy({ outputs = [] }) {
  const text = (lines) => [lines].flat().join("");
  const pictures = outputs
    .filter(({ output_type }) => output_type === "display_data")
    .map(({ data }) => Object.entries(data));
  const printed = outputs.map(({ output_type, name: stream, text: lines, data }) => {
    if (output_type === "stream" && stream === "stdout") return text(lines);
    return output_type === "execute_result" ? `${text(data["text/plain"])}\n` : "";
  });
  return {
    pictures: pictures.map((each) => each.map(([mime, lines]) => [mime, text(lines)])),
    printed: printed.join(""),
  };
}
