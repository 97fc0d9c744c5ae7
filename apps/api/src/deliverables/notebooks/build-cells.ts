import { readFile } from "node:fs/promises";
import type { NotebookCell } from "./notebook.ts";
import type { NotebookSource } from "./notebook-source.ts";
import { parseCells, translateCode } from "./parse-cells.ts";
import type { Told } from "./told.ts";

/** The cells of a notebook in the reader's language, not run yet. A text that is empty leaves its cell out.
 *  @throws Error when a place for text has none */
export async function buildCells(source: NotebookSource, told: Told): Promise<NotebookCell[]> {
  const code = await readFile(codeFile(source), "utf8");
  return parseCells(code).flatMap((cell): NotebookCell[] => {
    if (cell.kind === "code") {
      const text = told.language === "fr" ? translateCode(cell.source, source.french) : cell.source;
      return [{ kind: "code", id: cell.id, source: text, outputs: [], executionCount: null }];
    }
    const text = source.texts[cell.id];
    if (!text) throw new Error(`${source.name} has no text for ${cell.id}`);
    const markdown = text[told.language](told);
    return markdown === "" ? [] : [{ kind: "markdown", id: cell.id, source: markdown }];
  });
}

/** The build puts these files beside the compiled ones, as they are. */
export function codeFile({ folder, kernel }: Pick<NotebookSource, "folder" | "kernel">): URL {
  return new URL(`./${folder}/cells.${kernel === "tslab" ? "ts" : "py"}`, import.meta.url);
}
