import { type CellOutput, type NotebookCell, notebookText } from "../notebook.ts";
import { CellFailed } from "../runner/run-cells.ts";
import { runPython } from "./run-python.ts";

type Params = { command: string; dir: string; timeoutMs: number; signal: AbortSignal };

/** Python could not run the notebook at all: no kernel, no port, no time. */
export class NotExecuted extends Error {
  override name = "NotExecuted";
}

type Lines = string | string[];
type ExecutedCell = { cell_type: string; id?: string; outputs?: ExecutedOutput[] };
type ExecutedOutput = { output_type: string; text?: Lines; data?: Record<string, Lines>; [name: string]: unknown };

/** Run a Python notebook by nbconvert, in its folder.
 *  @returns its cells with their outputs; nothing that tells when or where they ran
 *  @throws CellFailed at the first cell that raises; NotExecuted with what Python said when it did not get that far */
export async function executeNotebook(cells: readonly NotebookCell[], params: Params): Promise<NotebookCell[]> {
  const { command, dir, timeoutMs, signal } = params;
  const args = ["-m", "nbconvert", "--to", "notebook", "--execute", "--allow-errors", "--stdin", "--stdout"];
  const input = notebookText(cells, "python3");
  const run = await runPython(command, args, { cwd: dir, input, timeoutMs, signal });
  if (run.code !== 0) throw new NotExecuted(run.stderr.trim().split("\n").at(-1) ?? "");
  const executed = (JSON.parse(run.stdout) as { cells: ExecutedCell[] }).cells;
  let count = 0;
  const outputs: CellOutput[][] = [];
  return cells.map((cell, at) => {
    if (cell.kind === "markdown") return cell;
    count++;
    outputs.push((executed[at].outputs ?? []).map((output) => outputOf(output, count)));
    const error = outputs.at(-1)?.find((output) => output.output_type === "error");
    if (error?.output_type === "error") throw new CellFailed(cell.id, `${error.ename}: ${error.evalue}`, outputs);
    return { ...cell, outputs: outputs[count - 1], executionCount: count };
  });
}

function outputOf({ output_type, text, data, ...rest }: ExecutedOutput, count: number): CellOutput {
  if (output_type === "stream") return { output_type, name: rest.name as "stdout", text: joined(text ?? "") };
  if (output_type === "error") {
    const { ename, evalue, traceback } = rest as { ename: string; evalue: string; traceback: string[] };
    return { output_type, ename, evalue, traceback };
  }
  const shown = Object.fromEntries(Object.entries(data ?? {}).map(([mime, lines]) => [mime, joined(lines)]));
  return output_type === "execute_result"
    ? { output_type, data: shown, metadata: {}, execution_count: count }
    : { output_type: "display_data", data: shown, metadata: {} };
}

function joined(lines: Lines): string {
  return typeof lines === "string" ? lines : lines.join("");
}
