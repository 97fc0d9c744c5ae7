import type { CellOutput } from "../notebook.ts";

type Shown = string | Uint8Array;

/** tslab's own names of what a cell can show (`import { display } from "tslab"`). */
const MIME_TYPES = {
  javascript: "text/javascript",
  html: "text/html",
  markdown: "text/markdown",
  latex: "text/latex",
  svg: "image/svg+xml",
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  pdf: "application/pdf",
  text: "text/plain",
} as const;

export type Display = Record<keyof typeof MIME_TYPES, (content: Shown) => void> & {
  raw(mimeType: string, content: Shown): void;
};

/** What `import ... from "tslab"` gives a cell. @param show  told every output */
export function tslabModule(show: (output: CellOutput) => void): { display: Display; newDisplay: () => Display } {
  return {
    display: createDisplay((data) => show({ output_type: "display_data", data, metadata: {} })),
    // What is shown with it replaces what it showed before.
    newDisplay() {
      let shown: Extract<CellOutput, { output_type: "display_data" }> | null = null;
      return createDisplay((data) => {
        if (shown) shown.data = data;
        else {
          shown = { output_type: "display_data", data, metadata: {} };
          show(shown);
        }
      });
    },
  };
}

function createDisplay(show: (data: Record<string, string>) => void): Display {
  const raw = (mimeType: string, content: Shown) =>
    show({ [mimeType]: typeof content === "string" ? content : Buffer.from(content).toString("base64") });
  const named = Object.entries(MIME_TYPES).map(([name, mimeType]) => [
    name,
    (content: Shown) => raw(mimeType, content),
  ]);
  return { ...Object.fromEntries(named), raw };
}
