import { join } from "node:path";
import { CHART_TEXTS } from "../charts/chart-texts.ts";
import type { Deliverable } from "../kit/deliverable.ts";
import { createQuoter } from "../kit/quoter.ts";
import { createTell } from "../slides/content/tell.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { memoPage } from "./memo-page.ts";

export const MEMO_FILE = "memo.html";

/** The memo, or why there is none: without an answer there is nothing to put before a manager. */
export const writeMemo: Deliverable = async ({ report, language, dir }) => {
  if (!report.scaleUp)
    return { files: [], refusals: [{ path: MEMO_FILE, reason: CHART_TEXTS[language].missing.NO_SCALE_UP }] };
  const quoter = createQuoter(report, language);
  await writeFileAtomically(join(dir, MEMO_FILE), [memoPage(createTell(quoter), report.scaleUp)]);
  return { files: [{ path: MEMO_FILE, quotes: quoter.quotes() }], refusals: [] };
};
