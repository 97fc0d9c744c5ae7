import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CellOutput } from "../notebook.ts";
import type { CellMessage, CellRequest } from "./cell-process.ts";

export type RunCellsParams = {
  /** Folder that the cells' relative paths start from. */
  dir: string;
  /** Of all cells together. */
  timeoutMs: number;
  signal: AbortSignal;
  /** Told the cells done. */
  onProgress?: (done: number) => void;
};

/** A cell that ended with an error, or in which the process ended or ran out of time. */
export class CellFailed extends Error {
  override name = "CellFailed";
  cell: string;
  /** Of the cells that ran, this one's last: its error among them, if it told one. */
  outputs: CellOutput[][];

  constructor(cell: string, message: string, outputs: CellOutput[][]) {
    super(message);
    this.cell = cell;
    this.outputs = outputs;
  }
}

/** Run TypeScript cells in a process of their own, in order: a crash or an endless loop in one of them ends nothing else.
 *  @returns the outputs of each
 *  @throws CellFailed at the first that fails; the signal's reason when aborted */
export function runCells(
  cells: readonly { id: string; source: string }[],
  { dir, timeoutMs, signal, onProgress }: RunCellsParams,
): Promise<CellOutput[][]> {
  return new Promise((done, fail) => {
    if (signal.aborted) return fail(signal.reason);
    if (cells.length === 0) return done([]);
    const process = fileURLToPath(new URL("./cell-process.js", import.meta.url));
    const child = fork(process, [], { cwd: dir, execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
    const outputs: CellOutput[][] = [];
    let told = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      told = (told + chunk.toString()).slice(-2000);
    });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      child.removeAllListeners();
      child.on("error", () => undefined).kill("SIGKILL");
      finish();
    };
    const failedAt = (message: string) => new CellFailed(cells[outputs.length]?.id ?? "", message, outputs);
    const abort = () => settle(() => fail(signal.reason));
    const timer = setTimeout(() => {
      settle(() => fail(failedAt(`no end after ${timeoutMs / 1000} s`)));
    }, timeoutMs);
    signal.addEventListener("abort", abort, { once: true });
    child.on("error", (error) => settle(() => fail(error)));
    child.on("exit", (code, by) => {
      const last = told.trim().split("\n").at(-1) ?? "";
      settle(() => fail(failedAt(`the process ended with ${by ?? `code ${code}`}. ${last}`.trim())));
    });
    child.on("message", ({ id, outputs: found, failed }: CellMessage) => {
      outputs.push(found);
      onProgress?.(outputs.length);
      const error = found.at(-1);
      if (failed)
        settle(() =>
          fail(new CellFailed(id, error?.output_type === "error" ? `${error.ename}: ${error.evalue}` : "", outputs)),
        );
      else if (outputs.length === cells.length) settle(() => done(outputs));
    });
    child.send({ cells: [...cells] } satisfies CellRequest);
  });
}
