import type { ReportFindings } from "../../deliverables/tell-report.ts";
import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

export type LabellingSources = Pick<ReportFindings, "predictions" | "durations" | "execution">;
export type Prices = { expertLabelEuro: number; machineHourEuro: number };

const MS_AN_HOUR = 3_600_000;

/** What it costs to label the rest: the machine's time for what it decides, an expert for what goes to review.
 *  @param decides  false where no classifier could be measured, so that the machine decides nothing */
export function labellingBudget(
  decides: boolean,
  { predictions, durations, execution }: LabellingSources,
  { expertLabelEuro, machineHourEuro }: Prices,
): CheckEvidence {
  const id = "labellingBudget";
  if (!decides) return notRun(id, "NO_CLASSIFIER");
  const { normal, cancer, review } = predictions.unlabelledDistinct;
  const decided = normal + cancer;
  const n = decided + review;
  if (n === 0) return undecided(id, "NOTHING_TO_LABEL", 0);
  const machine = (durations.totalMs / MS_AN_HOUR) * machineHourEuro;
  const expert = review * expertLabelEuro;
  return evidenceOf(id, {
    ...{ value: machine + expert, n },
    evidence: {
      code: "CHECK_BUDGET",
      params: {
        ...{ n, decided, review, machine, expert, total: machine + expert, expertLabelEuro, machineHourEuro },
        seconds: durations.totalMs / 1000,
        // Vectors of an earlier run cost their time then: it is told, not guessed.
        nCached: execution?.cached ?? n,
        // Of one label that the machine gives; its time is shared among those it decides.
        automatic: decided > 0 ? machine / decided : machine,
      },
    },
  });
}
