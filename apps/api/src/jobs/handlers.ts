import { experimentJob } from "./experiment/handler.ts";
import { exportJob } from "./export/handler.ts";
import { importJob } from "./import/handler.ts";
import type { JobHandlers } from "./job.ts";
import { studyJob } from "./study/handler.ts";

export const JOB_HANDLERS: JobHandlers = {
  EXPERIMENT: experimentJob,
  EXPORT: exportJob,
  IMPORT: importJob,
  STUDY: studyJob,
};
