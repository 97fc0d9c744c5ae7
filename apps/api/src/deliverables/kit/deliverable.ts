import type { StudyRow } from "@brainscan/db/queries/studies";
import type { App } from "../../app.ts";
import type { Language } from "../../messages/message.ts";
import type { Report } from "../report.ts";
import type { Quote } from "./quoter.ts";

/** What can be asked for, in the order it is written: later ones may read the files of earlier ones. */
export const DELIVERABLES = ["tables", "onnx", "charts", "card", "memo", "slides", "notebooks"] as const;
export type DeliverableName = (typeof DELIVERABLES)[number];

export type DeliverableContext = {
  app: App;
  study: StudyRow;
  report: Report;
  language: Language;
  /** Folder that all files are written below; it exists. */
  dir: string;
  signal: AbortSignal;
  progress(done: number, total: number): void;
};

/** A file that was written, its path relative to the folder with forward slashes, and the report's numbers printed in it. */
export type WrittenFile = { path: string; quotes: Quote[] };

/** Something that was not written, told in the reader's language: a champion without an ONNX form, a notebook not executed. */
export type Refusal = { path: string; reason: string };

export type Written = { files: WrittenFile[]; refusals: Refusal[] };

/** Writes one kind of file from the report (and the study's rows, where the report does not hold them). Same report, same
 *  bytes, as far as the format allows. */
export type Deliverable = (context: DeliverableContext) => Promise<Written>;
