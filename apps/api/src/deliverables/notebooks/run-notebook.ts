import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Kernel, NotebookCell } from "./notebook.ts";
import { executeNotebook, NotExecuted } from "./python/execute-notebook.ts";
import { findPython, PYTHON_MODULES } from "./python/find-python.ts";
import { runCells } from "./runner/run-cells.ts";

/** Whole notebooks take seconds; a slow machine has its time too. */
const TIMEOUT_MS = 10 * 60_000;

type Params = {
  dir: string;
  language: Language;
  signal: AbortSignal;
  /** Commands to try for Python; the usual ones when left out. */
  pythons?: readonly string[];
};

/** `notExecuted`: why the cells have no outputs, in the reader's language; null when they have. */
export type RanNotebook = { cells: NotebookCell[]; notExecuted: string | null };

const REASONS: Record<Language, { noPython: string; failed(detail: string): string; heading: string }> = {
  en: {
    noPython: en`No Python here has ${PYTHON_MODULES.join(", ")}: the notebook is written, and was not executed. Install them (Debian: python3-nbconvert python3-ipykernel python3-sklearn python3-pandas python3-matplotlib), then export again or run it yourself.`,
    failed: (detail) => en`Python could not run the notebook (${detail}): it is written, and was not executed.`,
    heading: "Not executed here",
  },
  fr: {
    noPython: fr`Aucun Python ici n'a ${PYTHON_MODULES.join(", ")} : le carnet est écrit, il n'a pas été exécuté. Installez-les (Debian : python3-nbconvert python3-ipykernel python3-sklearn python3-pandas python3-matplotlib), puis exportez à nouveau ou lancez-le vous-même.`,
    failed: (detail) => fr`Python n'a pas pu lancer le carnet (${detail}) : il est écrit, il n'a pas été exécuté.`,
    heading: "Non exécuté ici",
  },
};

/** Run a notebook's cells where its kernel's language can be run.
 *  @throws CellFailed at the first cell that fails */
export async function runNotebook(
  cells: readonly NotebookCell[],
  kernel: Kernel,
  { dir, language, signal, pythons }: Params,
): Promise<RanNotebook> {
  if (kernel === "tslab") {
    const code = cells.filter((cell) => cell.kind === "code");
    const outputs = await runCells(code, { dir, timeoutMs: TIMEOUT_MS, signal });
    const ran = cells.map((cell) => {
      const at = code.findIndex(({ id }) => id === cell.id);
      return cell.kind === "markdown" ? cell : { ...cell, outputs: outputs[at], executionCount: at + 1 };
    });
    return { cells: ran, notExecuted: null };
  }
  const { noPython, failed, heading } = REASONS[language];
  const without = (reason: string): RanNotebook => ({
    cells: [{ kind: "markdown", id: "not-executed", source: `> **${heading}.** ${reason}` }, ...cells],
    notExecuted: reason,
  });
  const command = await findPython({ cwd: dir, signal }, pythons);
  if (!command) return without(noPython);
  try {
    const ran = await executeNotebook(cells, { command, dir, timeoutMs: TIMEOUT_MS, signal });
    return { cells: ran, notExecuted: null };
  } catch (error) {
    if (error instanceof NotExecuted) return without(failed(error.message));
    throw error;
  }
}
