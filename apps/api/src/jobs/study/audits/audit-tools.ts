import { createHash } from "node:crypto";
import { runScience } from "../../../science/run-science.ts";
import type { ScienceInput, ScienceOutput, ScienceTask } from "../../../science/science-tasks.ts";
import type { JobContext } from "../../job.ts";
import { remembered } from "../stage-memory.ts";

export type AuditTools = {
  seed: number;
  /** Ask the science thread, once for all that is asked alike. */
  ask<Task extends ScienceTask>(task: Task, input: ScienceInput<Task>): Promise<ScienceOutput<Task>>;
};

/** @param steps  questions that will be asked, for the progress */
export function auditTools(context: JobContext, { seed, steps }: { seed: number; steps: number }): AuditTools {
  const { app, signal, report } = context;
  let done = 0;
  report("AUDIT", 0, steps);
  return {
    seed,
    async ask(task, input) {
      const found = await remembered<ScienceOutput<typeof task>>(app, `audit ${task}`, digestOf(input), () =>
        runScience(task, input, { signal }),
      );
      done = Math.min(steps, done + 1);
      report("AUDIT", done, steps);
      return found;
    },
  };
}

/** SHA-256 of everything asked. Numbers of typed arrays go in as bytes: NaN has no JSON. */
function digestOf(input: unknown): string {
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify(input, (_key, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      return `${value.constructor.name} ${value.byteLength}`;
    }),
  );
  return hash.digest("hex");
}
