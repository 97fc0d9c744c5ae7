import type { Condition, NextStep } from "./answer.ts";
import type { BudgetFinding } from "./budget-finding.ts";
import type { StudyQuality } from "./quality.ts";
import type { QualityFinding } from "./quality-finding.ts";

/** Medians that steps are priced with. */
export type StepPrices = {
  labelEuro: number;
  machineHourEuro: number;
  imagesPerSecond: number;
  predictionsPerSecond: number;
  pilotImages: number;
  pilotLabels: number;
  affordableImages: number;
  auditImages: number;
};

// Of a normal's central 95 %.
const Z = 1.96;

/** The cheapest step that would settle one of the things that bind; null when nothing does, or nothing known helps. Of
 *  equally cheap ones that about the budget. */
export function nextStep(
  budget: BudgetFinding,
  quality: QualityFinding,
  { labelGain }: Pick<StudyQuality, "labelGain">,
  prices: StepPrices,
): NextStep | null {
  const { labelEuro } = prices;
  const steps: NextStep[] = budget.condition ? [budgetStep(budget.condition, prices)] : [];
  const read = (code: "READ_RANDOM_LABELS" | "LABEL_CANCERS", labels: number | null) => {
    if (labels !== null && labels > 0) steps.push({ code, euro: labels * labelEuro, amount: labels });
  };
  read("LABEL_CANCERS", quality.cancerLabels);
  read("READ_RANDOM_LABELS", quality.randomLabels);
  if (quality.constraints.includes("MISS_RATE") && labelGain && labelGain.gain > 0) {
    read("LABEL_CANCERS", labelGain.nFurther);
  }
  if (quality.state === "conditional" && quality.conditions.some(({ what }) => what === "missRate")) {
    steps.push({ code: "AUDIT_NORMALS", euro: prices.auditImages * labelEuro, amount: prices.auditImages });
  }
  return steps.reduce<NextStep | null>((best, step) => (best === null || step.euro < best.euro ? step : best), null);
}

function budgetStep({ what, today, required }: Condition, prices: StepPrices): NextStep {
  const { labelEuro, pilotImages, pilotLabels, machineHourEuro } = prices;
  switch (what) {
    case "automaticLabelEuro":
    case "expertLabelEuro":
    case "expertHourEuro":
    case "machineHourEuro":
    case "storageGbMonthEuro":
      return { code: "AGREE_PRICE", euro: 0, amount: required };
    case "imagesPerSecond":
    case "predictionsPerSecond":
    case "retryShare": {
      const seconds = pilotImages / prices.imagesPerSecond + pilotImages / prices.predictionsPerSecond;
      return { code: "MEASURE_SPEED", euro: (seconds / 3600) * machineHourEuro, amount: pilotImages };
    }
    case "expertSeconds":
      return { code: "MEASURE_SPEED", euro: pilotLabels * labelEuro, amount: pilotLabels };
    case "prevalence": {
      const labels = labelsToTell(today, required);
      return { code: "READ_RANDOM_LABELS", euro: labels * labelEuro, amount: labels };
    }
    default:
      return { code: "REDUCE_IMAGES", euro: 0, amount: prices.affordableImages };
  }
}

/** Labels drawn at random whose share of cancers tells today's value from the required one at 95 %. */
function labelsToTell(today: number, required: number): number {
  const distance = Math.max(1e-3, Math.abs(today - required));
  const share = Math.min(Math.max(today, 0.05), 0.95);
  return Math.ceil((Z * Z * share * (1 - share)) / (distance * distance));
}
