import { runPython } from "./run-python.ts";

/** What the notebook needs, by the name it is imported with. */
export const PYTHON_MODULES = ["nbconvert", "ipykernel", "pandas", "sklearn", "matplotlib"] as const;

/** The one on PATH, then the system's own: a machine may have another one first that has none of them. */
const COMMANDS = ["python3", "/usr/bin/python3", "python"];

/** The first Python here that can run the notebook; null when none can. */
export async function findPython(
  params: { cwd: string; signal: AbortSignal },
  commands: readonly string[] = COMMANDS,
): Promise<string | null> {
  for (const command of commands) {
    const script = `import importlib.util as u, sys; sys.exit(any(u.find_spec(m) is None for m in ${JSON.stringify(PYTHON_MODULES)}))`;
    const { code } = await runPython(command, ["-c", script], { ...params, timeoutMs: 30_000 });
    if (code === 0) return command;
  }
  return null;
}
