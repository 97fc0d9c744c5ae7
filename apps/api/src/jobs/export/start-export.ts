import { randomUUID } from "node:crypto";
import { type ExportRow, findExport, insertExport, listExports } from "@brainscan/db/queries/exports";
import { findStudy } from "@brainscan/db/queries/studies";
import { z } from "zod";
import { DELIVERABLES, type DeliverableName } from "../../deliverables/kit/deliverable.ts";
import { exportableStudy } from "../../exports/exportable-study.ts";
import type { StartExportInput } from "../../generated/resolvers.ts";
import { LANGUAGES, type Language } from "../../messages/message.ts";
import { parseInput } from "../../messages/parse-input.ts";
import { UserProblem } from "../../messages/user-problem.ts";
import type { Services } from "../../services.ts";

const LANGUAGE_NAMES = LANGUAGES.map((language) => language.toUpperCase()) as [Uppercase<Language>];
const DELIVERABLE_NAMES = DELIVERABLES.map((name) => name.toUpperCase()) as [Uppercase<DeliverableName>];

const input = z.object({
  studyId: z.string(),
  only: z.array(z.enum(DELIVERABLE_NAMES)).min(1).nullish(),
  language: z.enum(LANGUAGE_NAMES).nullish(),
});

const UNFINISHED_MAX = 20;

/** Have a finished study's deliverables written, unless just that is waiting or being done already.
 *  @param reader  the language when none is asked for */
export async function startExport(
  { app, queue }: Services,
  given: StartExportInput,
  reader: Language,
): Promise<ExportRow> {
  const parsed = parseInput(input, given);
  const { studyId } = parsed;
  const language = parsed.language ? (parsed.language.toLowerCase() as Language) : reader;
  const only = parsed.only ? namesOf(parsed.only) : null;
  const db = app.database.orm;
  try {
    exportableStudy(await findStudy(db, studyId), studyId);
  } catch (problem) {
    if (!(problem instanceof UserProblem)) throw problem;
    throw new UserProblem(problem.notice, { field: ["input", "studyId"], cause: problem });
  }
  const unfinished = await listExports(db, { studyId, language, unfinished: true, limit: UNFINISHED_MAX });
  const same = unfinished.find(
    ({ only: other, run }) => String(other) === String(only) && run.cancelRequestedAt === null,
  );
  if (same) return same;

  const runId = randomUUID();
  await queue.enqueue("EXPORT", runId, (tx) => insertExport(tx, { runId, studyId, language, only }));
  const row = await findExport(db, runId);
  if (!row) throw new Error(`the export ${runId} was not stored`);
  return row;
}

/** Each once, in the order they are written. */
function namesOf(asked: readonly Uppercase<DeliverableName>[]): DeliverableName[] {
  return DELIVERABLES.filter((name) => asked.includes(name.toUpperCase() as Uppercase<DeliverableName>));
}
