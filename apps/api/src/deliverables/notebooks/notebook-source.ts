import type { Language } from "../../messages/message.ts";
import type { Report } from "../report.ts";
import type { Kernel } from "./notebook.ts";
import type { NotebookText } from "./told.ts";

/** A notebook before it is run: its code is the file of cells in `folder`, English; its texts stand in both languages. */
export type NotebookSource = {
  /** Name of the file, without .ipynb. */
  name: string;
  kernel: Kernel;
  folder: string;
  /** Markdown, by the id of its place among the cells. */
  texts: Readonly<Record<string, NotebookText>>;
  /** What a reader sees of the code, in French: texts between quotes, and comments. */
  french: Readonly<Record<string, string>>;
  /** Why there is no such notebook of this report, in the reader's language; null when there is. */
  missing(report: Report, language: Language): string | null;
};
