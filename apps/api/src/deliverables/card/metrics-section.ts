import { en, fr } from "../../messages/typography.ts";
import type { Report } from "../report.ts";
import type { Tell } from "../slides/content/tell.ts";
import { type Block, heading, paragraph } from "./blocks.ts";

/** Figures of the champion, in the order that they are read: ranking, the costly error, calls, probabilities. */
const FIGURES: readonly { id: string; en: string; fr: string }[] = [
  { id: "rocAuc", en: "ROC AUC, mean over folds", fr: "AUC ROC, moyenne sur les plis" },
  { id: "averagePrecision", en: "Average precision", fr: "Précision moyenne" },
  { id: "recallAtTarget", en: "Recall at the folds’ thresholds", fr: "Rappel aux seuils des plis" },
  { id: "specificityAtTarget", en: "Specificity at the folds’ thresholds", fr: "Spécificité aux seuils des plis" },
  { id: "recall", en: "Recall, called from one half", fr: "Rappel, décidé à partir d’un demi" },
  { id: "specificity", en: "Specificity, called from one half", fr: "Spécificité, décidée à partir d’un demi" },
  { id: "precision", en: "Precision, called from one half", fr: "Précision, décidée à partir d’un demi" },
  { id: "f1Macro", en: "Macro F1", fr: "F1 macro" },
  { id: "costPerImage", en: "Cost per image, in false alarms", fr: "Coût par image, en fausses alertes" },
  { id: "brier", en: "Brier score", fr: "Score de Brier" },
  { id: "ece", en: "Calibration error", fr: "Erreur de calibration" },
  {
    id: "eceIfCalibrated",
    en: "Calibration error of perfect probabilities",
    fr: "Erreur de calibration de probabilités parfaites",
  },
];

export function metricsSection(tell: Tell, champion: Report["experiments"][number]): Block[] {
  const { say, count, share, figure, span, report } = tell;
  const path = `/experiments/${champion.id}`;
  const rows = FIGURES.flatMap(({ id, ...name }) => {
    const found = champion.figures.find((one) => one.id === id);
    if (found?.value == null) return [];
    const at = `${path}/figures/${id}`;
    const spread = found.interval ? span(`${at}/interval`, "figure") : say("none", "aucun");
    return [[name[tell.language], figure(`${at}/value`), spread, count(`${at}/n`)]];
  });
  const interval = champion.figures.findIndex((one) => one.interval !== null);
  const level = interval < 0 ? null : share(`${path}/figures/${champion.figures[interval].id}/interval/level`);
  const { correctedAuc, correctedInterval } = report.champion?.optimism ?? {};
  const corrected =
    correctedAuc != null && correctedInterval
      ? tell.estimate("/champion/optimism/correctedAuc", "figure", "/champion/optimism/correctedInterval")
      : null;
  const [repeats, splits] = [count(`${path}/protocol/nRepeats`), count(`${path}/protocol/nSplits`)];
  return [
    heading(say("Metrics", "Mesures")),
    paragraph(
      say(
        en`By ${repeats} times ${splits} folds, grouped by ${champion.protocol.groupedBy}; everything that is fitted is fitted inside the fold. Intervals at ${level ?? "–"}; n counts distinct labelled images, or families of duplicates.`,
        fr`Par ${repeats} fois ${splits} plis, groupés par doublons exacts et proches ; tout ce qui s'ajuste l'est dans le pli. Intervalles à ${level ?? "–"} ; n compte des images étiquetées distinctes, ou des familles de doublons.`,
      ),
    ),
    {
      kind: "table",
      header: [say("Figure", "Mesure"), say("Value", "Valeur"), say("Interval", "Intervalle"), "n"],
      rows,
    },
    ...(corrected
      ? [
          paragraph(
            say(
              en`It is the best of ${count("/champion/chosenAmong")} on the same folds. Corrected for that choice, its ROC AUC is ${corrected}: cite this one.`,
              fr`C'est le meilleur de ${count("/champion/chosenAmong")} sur les mêmes plis. Corrigée de ce choix, son AUC ROC vaut ${corrected} : citez celle-ci.`,
            ),
          ),
        ]
      : []),
  ];
}
