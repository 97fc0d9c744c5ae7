"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../components/facts.tsx";
import { graphql } from "../../generated/gql.ts";
import type { PredictionFactsFragment } from "../../generated/graphql.ts";

graphql(`
  fragment PredictionFacts on Prediction {
    probabilityRaw
    probabilityCalibrated
    probability
    agreement
  }
`);

/** The steps from the method's own score to the probability, and how many methods agree; a dash where a step is missing. */
export function PredictionFacts({ prediction }: { prediction: PredictionFactsFragment }) {
  const t = useTranslations("image.steps");
  const format = useFormatter();
  const write = (value: number | null | undefined) =>
    value == null ? "—" : format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const { agreement, probabilityCalibrated: calibrated, probability } = prediction;
  return (
    <Facts
      facts={[
        [t("raw"), write(prediction.probabilityRaw)],
        [t("calibrated"), write(calibrated)],
        // Without calibration the probability is the score itself.
        [t("adjusted"), write(calibrated == null ? null : probability)],
        [t("agreement"), agreement == null ? "—" : format.number(agreement, { style: "percent" })],
      ]}
    />
  );
}
