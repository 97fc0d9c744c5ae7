import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import type { InputId, ScaleUpInput } from "@brainscan/ml/scaleup/scenario";
import { candidate } from "../../checks/checks.fixture.ts";
import { layersCompared } from "../../checks/gather/layers-compared.ts";
import { recallAtTarget } from "../../checks/gather/recall-at-target.ts";
import type { Language } from "../../messages/message.ts";
import { createQuoter, type Quoter } from "../kit/quoter.ts";
import { reportFindings } from "../report.fixture.ts";
import type { Report } from "../report.ts";
import { scaleUpFindings } from "../scale-up.fixture.ts";
import { type ReportFindings, tellReport } from "../tell-report.ts";
import type { Chart, ChartId, IntervalsBody } from "./chart-data.ts";
import { PREPARE_CHART } from "./prepare-charts.ts";

const fixed = (id: InputId, value: number): ScaleUpInput => ({
  ...{ id, distribution: { kind: "fixed", value } },
  provenance: { kind: "given", source: "the brief" },
});

const range = (value: number, low: number, high: number) => ({ value, low, high, level: 0.9 });

const agreement = (value: number, low: number, high: number) => ({
  ...{ id: "adjustedRandIndex", value, n: 41 },
  interval: { low, high, level: 0.95, method: "group-bootstrap" },
});

let findings: ReportFindings | null = null;

/** The report of a small study with something in every section that a chart shows. */
export function chartedReport(language: Language = "en", changes: Partial<ReportFindings> = {}): Report {
  findings ??= reportFindings();
  const scaleUp = scaleUpFindings();
  const [clustering] = findings.clusterings;
  const calibration = [
    { id: "ece", value: 0.06, n: 41, scores: "CALIBRATED" as const, interval: null, reason: "BIASED_BY_RESAMPLING" },
    {
      ...{ id: "eceIfCalibrated", value: 0.05, n: 41, scores: "CALIBRATED" as const },
      interval: { low: 0.03, high: 0.09, level: 0.95, method: "consistency-resampling" },
    },
  ];
  return tellReport(
    {
      ...findings,
      clusterings: [
        { ...clustering, figures: [...clustering.figures, agreement(0.31, 0.12, 0.5)] },
        { ...clustering, nClusters: 3, preferredBy: [], figures: [agreement(0.6, 0.4, 0.8)] },
        {
          ...clustering,
          method: "hdbscan",
          layer: "layer3",
          nClusters: 5,
          preferredBy: [],
          figures: [agreement(0.4, 0.2, 0.6)],
        },
      ],
      experiments: findings.experiments.map((one) => ({ ...one, figures: [...one.figures, ...calibration] })),
      checks: [layersCompared([]), recallAtTarget(candidate())],
      scaleUp: { ...scaleUp, answer: withPilot(scaleUp.answer) },
      ...changes,
    },
    language,
  );
}

/** The pilot's facts and all three readings, which the answer by hand leaves out. */
function withPilot(answer: ScaleUpAnswer): ScaleUpAnswer {
  const pilot = [fixed("pilotBudgetEuro", 300), fixed("pilotImages", 1506), fixed("pilotLabels", 100)];
  const inputs = answer.scenario.inputs.filter(({ id }) => !pilot.some((one) => one.id === id));
  const [first] = answer.readings;
  return {
    ...answer,
    scenario: { ...answer.scenario, inputs: [...inputs, ...pilot] },
    readings: [
      first,
      { ...first, reading: "expertLabel", totalEuro: range(2_900_000, 1_800_000, 6_000_000), expertLabelEuro: 3 },
      { ...first, reading: "computeBudget", totalEuro: range(620, 480, 910), automaticLabelEuro: 0.000043 },
    ],
  };
}

/** A chart of a report, with the quoter that it was prepared with.
 *  @throws Error when it is left out */
export function chartOf(id: ChartId, report: Report): { chart: Chart; quoter: Quoter } {
  const quoter = createQuoter(report, report.language);
  const { chart, missing } = PREPARE_CHART[id](quoter);
  if (chart === null) throw new Error(`${id} is left out: ${missing}`);
  return { chart, quoter };
}

/** @throws Error when the chart shows no intervals */
export function rowsOf({ body }: Chart): IntervalsBody["rows"] {
  if (body.kind !== "intervals") throw new Error(`${body.kind} has no rows of intervals`);
  return body.rows;
}
