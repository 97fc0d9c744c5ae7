/** A notebook's outputs, as nbformat 4.5 has them (https://nbformat.readthedocs.io). */
export type CellOutput =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string }
  | { output_type: "display_data"; data: Record<string, string>; metadata: Record<string, never> }
  | {
      output_type: "execute_result";
      data: Record<string, string>;
      metadata: Record<string, never>;
      execution_count: number;
    }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

/** `id`: 1 to 64 letters, digits, - and _, once in a notebook. */
export type NotebookCell =
  | { kind: "markdown"; id: string; source: string }
  | { kind: "code"; id: string; source: string; outputs: CellOutput[]; executionCount: number | null };

export type Kernel = "tslab" | "python3";

const METADATA: Record<Kernel, object> = {
  tslab: {
    kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
    language_info: {
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
      file_extension: ".ts",
      mimetype: "text/typescript",
      name: "typescript",
      pygments_lexer: "typescript",
    },
  },
  python3: {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { file_extension: ".py", mimetype: "text/x-python", name: "python", pygments_lexer: "ipython3" },
  },
};

/** The text of an .ipynb file, nbformat 4.5: same cells, same bytes. */
export function notebookText(cells: readonly NotebookCell[], kernel: Kernel): string {
  const notebook = { cells: cells.map(cellJson), metadata: METADATA[kernel], nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function cellJson(cell: NotebookCell): object {
  if (cell.kind === "markdown")
    return { cell_type: "markdown", id: cell.id, metadata: {}, source: linesOf(cell.source) };
  return {
    cell_type: "code",
    execution_count: cell.executionCount,
    id: cell.id,
    metadata: {},
    outputs: cell.outputs.map(outputJson),
    source: linesOf(cell.source),
  };
}

function outputJson(output: CellOutput): object {
  if (output.output_type === "stream") return { ...output, text: linesOf(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([mime, text]) => [mime, linesOf(text)]);
  return { ...output, data: Object.fromEntries(data) };
}

/** As Jupyter keeps texts: a list of lines, each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
