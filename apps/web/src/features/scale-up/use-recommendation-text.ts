"use client";
import type { Recommendation } from "@brainscan/ml/scaleup/answer";
import { useTranslations } from "next-intl";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** A recommendation as sentences; what its numbers mean stands where they are worked out, in packages/ml. */
export function useRecommendationText(): (recommendation: Recommendation) => string {
  const t = useTranslations("scaleUp.recommendations");
  const { euro, count, about, share, hours, unit } = useScaleUpFormat();
  return ({ code, params }) => {
    switch (code) {
      case "ARCHITECTURE":
        return t("ARCHITECTURE", {
          images: count(params.nImages),
          embed: hours(params.embedHours),
          predict: hours(params.predictHours),
          gb: about(params.embeddingGb),
        });
      case "HARDWARE":
        return t("HARDWARE", {
          rate: unit(params.imagesPerSecond, "perSecond"),
          machines: params.nMachines,
          wall: hours(params.wallHours),
          day: count(params.machinesForDay),
          week: count(params.machinesForWeek),
        });
      case "STORAGE":
        return t("STORAGE", {
          full: about(params.gbFloat32),
          half: about(params.gbFloat16),
          images: about(params.gbImages),
          fullEuro: euro(params.monthEuroFloat32),
          halfEuro: euro(params.monthEuroFloat16),
          imagesEuro: euro(params.monthEuroImages),
        });
      case "MONITORING":
        return t("MONITORING", {
          images: count(params.images),
          euro: euro(params.monthEuro),
          share: share(params.maxShare),
          confidence: share(params.confidence),
        });
      case "DRIFT":
        return t("DRIFT", {
          reference: count(params.nReference),
          month: count(params.nMonth),
          distance: about(params.ksThreshold),
          risk: share(params.falseAlarmRate),
        });
      case "RETRAIN": {
        const found = t("RETRAIN", { cancers: count(params.cancersFound), images: count(params.images) });
        if (params.aucGain === undefined) return found;
        const gain = t(params.aucGainLow > 0 ? "gain" : "gainNone", {
          gain: about(params.aucGain),
          low: about(params.aucGainLow),
          high: about(params.aucGainHigh),
          labels: count(params.nFurther),
          euro: euro(params.labelsEuro),
        });
        return `${found} ${gain}`;
      }
    }
  };
}
