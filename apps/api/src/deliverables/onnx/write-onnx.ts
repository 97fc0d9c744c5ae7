import { join } from "node:path";
import { renderNotice } from "../../messages/render-notice.ts";
import type { Deliverable, DeliverableContext, Written } from "../kit/deliverable.ts";
import { experimentName, experimentOf } from "../kit/experiment-name.ts";
import { createQuoter } from "../kit/quoter.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { bestExportable, noFormOf } from "./exportable.ts";
import { modelNotes, rocAucText } from "./model-notes.ts";
import { ONNX_TEXTS } from "./onnx-texts.ts";
import { type NotRefitted, refitModel } from "./refit-model.ts";

export const MODEL_FILE = "model.onnx";
export const BEST_MODEL_FILE = "model-best-exportable.onnx";

/** The champion as one file, from normalised images to a calibrated probability. Where it has no such form it is refused with
 *  the reason, and the best experiment that has one is written under its own name. */
export const writeOnnx: Deliverable = async (context) => {
  const { report, language } = context;
  const texts = ONNX_TEXTS[language];
  if (!report.champion) return { files: [], refusals: [{ path: MODEL_FILE, reason: texts.noChampion() }] };
  const champion = experimentOf(report, report.champion.experimentId);
  const missing = noFormOf(champion);
  if (!missing) return writeModel(context, champion.id, MODEL_FILE);

  const quoter = createQuoter(report, language);
  const reason = texts.noForm[missing]({ name: experimentName(quoter, champion) });
  const best = bestExportable(report);
  if (!best) return { files: [], refusals: [{ path: MODEL_FILE, reason: `${reason} ${texts.noBest()}` }] };
  const { files, refusals } = await writeModel(context, best.id, BEST_MODEL_FILE);
  const told = { name: experimentName(quoter, best), area: rocAucText(quoter, best.id), file: BEST_MODEL_FILE };
  return { files, refusals: [{ path: MODEL_FILE, reason: `${reason} ${texts.best(told)}` }, ...refusals] };
};

async function writeModel(context: DeliverableContext, experimentId: string, path: string): Promise<Written> {
  const { app, study, report, language, dir, signal } = context;
  const championId = report.champion?.experimentId ?? experimentId;
  const quoter = createQuoter(report, language);
  const model = await refitModel({
    ...{ app, study, experimentId, signal },
    notesOf: (calibrated) => modelNotes({ quoter, studyId: study.runId, experimentId, championId, calibrated }),
  });
  if ("code" in model) return { files: [], refusals: [{ path, reason: reasonOf(model, context) }] };
  await writeFileAtomically(join(dir, path), [model]);
  return { files: [{ path, quotes: quoter.quotes() }], refusals: [] };
}

function reasonOf(problem: NotRefitted, { language }: DeliverableContext): string {
  const detail =
    problem.code === "WEIGHTS_MISSING"
      ? renderNotice(problem.notice, language)
      : problem.code === "NOT_REPRODUCED"
        ? problem.difference.toPrecision(2)
        : "";
  return ONNX_TEXTS[language].notRefitted[problem.code]({ detail });
}
