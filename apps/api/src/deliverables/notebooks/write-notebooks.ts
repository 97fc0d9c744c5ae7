import { stat } from "node:fs/promises";
import { join } from "node:path";
import { mapLimited } from "../../jobs/study/map-limited.ts";
import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import { userProblem } from "../../messages/user-problem.ts";
import type { Deliverable, DeliverableContext, Written } from "../kit/deliverable.ts";
import { makeOutputFolder } from "../make-output-folder.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { buildCells } from "./build-cells.ts";
import { FEATURES_NOTEBOOK } from "./features-preprocessing/source.ts";
import { notebookText } from "./notebook.ts";
import type { NotebookSource } from "./notebook-source.ts";
import { runNotebook } from "./run-notebook.ts";
import { CellFailed } from "./runner/run-cells.ts";
import { SCALE_UP_NOTEBOOK } from "./scale-up/source.ts";
import { SEMI_SUPERVISED_NOTEBOOK } from "./semi-supervised/source.ts";
import { createTold } from "./told.ts";
import { CLUSTERING_NOTEBOOK } from "./unsupervised-clustering/source.ts";
import { VERIFICATION_NOTEBOOK } from "./verification-python/source.ts";

export const NOTEBOOKS: readonly NotebookSource[] = [
  FEATURES_NOTEBOOK,
  CLUSTERING_NOTEBOOK,
  SEMI_SUPERVISED_NOTEBOOK,
  SCALE_UP_NOTEBOOK,
  VERIFICATION_NOTEBOOK,
];

/** What the cells read; without them a notebook has nothing to show. */
const TABLES_READ = ["tables/images.csv", "tables/scores.csv", "tables/clusters.csv", "predictions.csv"];
const NO_TABLES: Record<Language, string> = {
  en: en`Notebooks read the tables, and this folder has none: ask for both (tables,notebooks), or for everything.`,
  fr: fr`Les carnets lisent les tableaux, et ce dossier n'en a pas : demandez les deux (tables,notebooks), ou tout.`,
};
/** Each in a process of its own. */
const AT_ONCE = 2;

const OUTPUTS: Record<Language, string> = { en: "(outputs)", fr: "(sorties)" };

/** Notebooks that are run as they are written, so that their outputs are those of the study's own tables. The Python one is
 *  written without outputs, and says so, where no Python can run it.
 *  @throws UserProblem NOTEBOOK_CELL_FAILED naming the notebook and the cell; the notebooks before it stay */
export const writeNotebooks: Deliverable = (context) => writeEach(NOTEBOOKS, context);

/** The same of some of them. */
export async function writeEach(sources: readonly NotebookSource[], context: DeliverableContext): Promise<Written> {
  const { dir, report, language, progress } = context;
  const hasTables = await allThere(dir, TABLES_READ);
  let done = 0;
  progress(done, sources.length);
  // The last one takes longest: it starts first.
  const written = await mapLimited([...sources].reverse(), AT_ONCE, async (source): Promise<Written> => {
    const path = `notebooks/${source.name}.ipynb`;
    const reason = hasTables ? source.missing(report, language) : NO_TABLES[language];
    const one = reason ? { files: [], refusals: [{ path, reason }] } : await writeNotebook(context, source, path);
    progress(++done, sources.length);
    return one;
  });
  const inOrder = written.reverse();
  return {
    files: inOrder.flatMap(({ files }) => files),
    refusals: inOrder.flatMap(({ refusals }) => refusals),
  };
}

async function writeNotebook(
  { dir, report, language, signal }: DeliverableContext,
  source: NotebookSource,
  path: string,
): Promise<Written> {
  const told = createTold(report, language);
  const cells = await buildCells(source, told);
  await makeOutputFolder(join(dir, "notebooks"));
  const ran = await runNotebook(cells, source.kernel, { dir: join(dir, "notebooks"), language, signal }).catch(
    (error: unknown) => {
      if (!(error instanceof CellFailed)) throw error;
      throw userProblem("NOTEBOOK_CELL_FAILED", { cell: error.cell, detail: error.message }, path);
    },
  );
  await writeFileAtomically(join(dir, path), [notebookText(ran.cells, source.kernel)]);
  const notExecuted = ran.notExecuted ? [{ path: `${path} ${OUTPUTS[language]}`, reason: ran.notExecuted }] : [];
  return { files: [{ path, quotes: told.quotes() }], refusals: notExecuted };
}

async function allThere(dir: string, names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(names.map((name) => stat(join(dir, name)).catch(() => null)));
  return found.every((one) => one?.isFile());
}
