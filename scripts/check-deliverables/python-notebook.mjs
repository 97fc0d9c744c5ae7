import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPython } from "./python.mjs";
import { refusalOf } from "./refused.mjs";
import { lastLines, run } from "./run.mjs";

const name = "python-notebook";
const PATH = "notebooks/verification_python.ipynb";
const MODULES = ["nbconvert", "ipykernel", "pandas", "sklearn", "matplotlib"];

/** The Python notebook runs from its first cell to its last, beside the tables it reads; a cell that disagrees raises. */
export async function check({ dir }) {
  if (!existsSync(join(dir, PATH))) {
    const reason = refusalOf(dir, PATH);
    return reason === null
      ? { name, status: "failed", detail: `${PATH} is not there` }
      : { name, status: "skipped", detail: `not written: ${reason}` };
  }
  const { python, missing } = await findPython(MODULES);
  if (!python) return { name, status: "skipped", detail: missing };
  const out = mkdtempSync(join(tmpdir(), "notebook-"));
  try {
    const convert = ["-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", out, join(dir, PATH)];
    const { code, output } = await run(python, convert, { cwd: join(dir, "notebooks") });
    return code === 0
      ? { name, status: "passed", detail: `every cell ran (${python})` }
      : { name, status: "failed", detail: lastLines(output) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
