import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import { userProblem } from "../../messages/user-problem.ts";
import type { Deliverable, DeliverableContext, Refusal, WrittenFile } from "../kit/deliverable.ts";
import { makeOutputFolder } from "../make-output-folder.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { buildCells } from "./build-cells.ts";
import { FEATURES_NOTEBOOK } from "./features-preprocessing/source.ts";
import { type NotebookCell, notebookText } from "./notebook.ts";
import type { NotebookSource } from "./notebook-source.ts";
import { CellFailed, runCells } from "./runner/run-cells.ts";
import { SCALE_UP_NOTEBOOK } from "./scale-up/source.ts";
import { SEMI_SUPERVISED_NOTEBOOK } from "./semi-supervised/source.ts";
import { createTold } from "./told.ts";
import { CLUSTERING_NOTEBOOK } from "./unsupervised-clustering/source.ts";

export const NOTEBOOKS: readonly NotebookSource[] = [
  FEATURES_NOTEBOOK,
  CLUSTERING_NOTEBOOK,
  SEMI_SUPERVISED_NOTEBOOK,
  SCALE_UP_NOTEBOOK,
];

/** What the cells read; without them a notebook has nothing to show. */
const TABLES_READ = ["tables/images.csv", "tables/scores.csv", "tables/clusters.csv", "predictions.csv"];
const NO_TABLES: Record<Language, string> = {
  en: en`Notebooks read the tables, and this folder has none: ask for both (tables,notebooks), or for everything.`,
  fr: fr`Les carnets lisent les tableaux, et ce dossier n'en a pas : demandez les deux (tables,notebooks), ou tout.`,
};

/** Whole notebooks take seconds; a slow machine has its time too. */
const TIMEOUT_MS = 10 * 60_000;

/** Notebooks that are run as they are written, so that their outputs are those of the study's own tables.
 *  @throws UserProblem NOTEBOOK_CELL_FAILED naming the notebook and the cell; the notebooks before it stay */
export const writeNotebooks: Deliverable = async (context) => {
  const { dir, report, language, progress } = context;
  const files: WrittenFile[] = [];
  const refusals: Refusal[] = [];
  const hasTables = await allThere(dir, TABLES_READ);
  for (const [at, source] of NOTEBOOKS.entries()) {
    progress(at, NOTEBOOKS.length);
    const path = `notebooks/${source.name}.ipynb`;
    const reason = hasTables ? source.missing(report, language) : NO_TABLES[language];
    if (reason) refusals.push({ path, reason });
    else files.push(await writeNotebook(context, source, path));
  }
  progress(NOTEBOOKS.length, NOTEBOOKS.length);
  return { files, refusals };
};

async function writeNotebook(
  { dir, report, language, signal }: DeliverableContext,
  source: NotebookSource,
  path: string,
): Promise<WrittenFile> {
  const told = createTold(report, language);
  const cells = await buildCells(source, told);
  await makeOutputFolder(join(dir, "notebooks"));
  await writeFileAtomically(join(dir, path), [
    notebookText(await runNotebook(cells, path, { dir, signal }), source.kernel),
  ]);
  return { path, quotes: told.quotes() };
}

async function runNotebook(
  cells: readonly NotebookCell[],
  path: string,
  { dir, signal }: Pick<DeliverableContext, "dir" | "signal">,
): Promise<NotebookCell[]> {
  const code = cells.filter((cell) => cell.kind === "code");
  try {
    const outputs = await runCells(code, { dir: join(dir, "notebooks"), timeoutMs: TIMEOUT_MS, signal });
    return cells.map((cell) => {
      const at = code.findIndex(({ id }) => id === cell.id);
      return cell.kind === "markdown" ? cell : { ...cell, outputs: outputs[at], executionCount: at + 1 };
    });
  } catch (error) {
    if (!(error instanceof CellFailed)) throw error;
    throw userProblem("NOTEBOOK_CELL_FAILED", { cell: error.cell, detail: error.message }, path);
  }
}

async function allThere(dir: string, names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(names.map((name) => stat(join(dir, name)).catch(() => null)));
  return found.every((one) => one?.isFile());
}
