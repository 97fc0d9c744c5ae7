import { run } from "./run.mjs";

/** A Python that can run notebooks with these modules; null, and what is missing, where there is none. Debian's own first. */
export async function findPython(modules) {
  let missing = "python3 is not installed";
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { code, output } = await run(python, ["-c", `import ${modules.join(", ")}`]);
    if (code === 0) return { python, missing: null };
    if (code !== 127) missing = output.trim().split("\n").at(-1);
  }
  return { python: null, missing };
}
