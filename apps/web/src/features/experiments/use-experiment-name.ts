"use client";
import { useTranslations } from "next-intl";
import type { ExperimentNameFragment } from "../../generated/graphql.ts";

/** "Logistic regression", and what else tells an experiment apart: "avgpool · equalised · 10 labels". */
export function useExperimentName() {
  const t = useTranslations("compare");
  const tExperiments = useTranslations("experiments");
  const method = (experiment: ExperimentNameFragment) => experiment.method?.name ?? tExperiments("outside");
  const features = ({ method, layer, preprocessing, representation }: ExperimentNameFragment) =>
    method === null || method === undefined
      ? []
      : [
          layer.toLowerCase(),
          ...(preprocessing === "PLAIN" ? [] : [t(`preprocessing.${preprocessing}`)]),
          ...(representation.kind === "raw" ? [] : [representationText(representation)]),
        ];
  const representationText = ({ kind, nComponents }: ExperimentNameFragment["representation"]) =>
    kind === "pca" ? t("representation.pca", { n: String(nComponents ?? "") }) : t("representation.standardised");
  const protocol = ({ protocol: { setting, control, nLabels } }: ExperimentNameFragment) => [
    ...(setting === "TRANSDUCTIVE" ? [t("setting.TRANSDUCTIVE")] : []),
    ...(control === "NONE" ? [] : [t(`control.${control}`)]),
    ...(nLabels == null ? [] : [t("labels", { count: nLabels })]),
  ];
  return {
    method,
    features: (experiment: ExperimentNameFragment) => features(experiment).join(" · "),
    protocol,
    full: (experiment: ExperimentNameFragment) =>
      [method(experiment), ...features(experiment), ...protocol(experiment)].join(" · "),
  };
}
