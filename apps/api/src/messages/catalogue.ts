import { accountMessages } from "./account-messages.ts";
import { auditMessages } from "./audit-messages.ts";
import { auditSampleMessages } from "./audit-sample-messages.ts";
import { backupMessages } from "./backup-messages.ts";
import { checkMessages } from "./check-messages.ts";
import { comparisonMessages } from "./comparison-messages.ts";
import { decisionMessages } from "./decision-messages.ts";
import { exportMessages } from "./export-messages.ts";
import { importMessages } from "./import-messages.ts";
import { notebookMessages } from "./notebook-messages.ts";
import { outsideMessages } from "./outside-messages.ts";
import { parsingMessages } from "./parsing-messages.ts";
import { prevalenceMessages } from "./prevalence-messages.ts";
import { randomAuditMessages } from "./random-audit-messages.ts";
import { requestMessages } from "./request-messages.ts";
import { serverMessages } from "./server-messages.ts";
import { studyMessages } from "./study-messages.ts";
import { weightsMessages } from "./weights-messages.ts";
import { workerMessages } from "./worker-messages.ts";

/** Every statement of the product, by its code. */
export const catalogue = {
  ...accountMessages,
  ...backupMessages,
  ...checkMessages,
  ...auditMessages,
  ...auditSampleMessages,
  ...comparisonMessages,
  ...decisionMessages,
  ...exportMessages,
  ...importMessages,
  ...notebookMessages,
  ...outsideMessages,
  ...parsingMessages,
  ...prevalenceMessages,
  ...randomAuditMessages,
  ...requestMessages,
  ...serverMessages,
  ...studyMessages,
  ...weightsMessages,
  ...workerMessages,
};

/** Only what has words can be told: a code without a message does not compile. */
export type NoticeCode = keyof typeof catalogue;
