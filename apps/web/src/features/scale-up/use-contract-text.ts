"use client";
import type { Contract } from "@brainscan/ml/scaleup/answer";
import { useTranslations } from "next-intl";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** What a plan promises of its misses, and what that assumes, as sentences. */
export function useContractText(): (contract: Contract) => string[] {
  const t = useTranslations("scaleUp.contract");
  const { share, count } = useScaleUpFormat();
  return (contract) => {
    const { status, maxMissRate, confidence, missRateUpperBound, nCancer, cancerAmongNormalBound, assumption } =
      contract;
    const promise = t(status, {
      bound: missRateUpperBound === null ? "" : share(missRateUpperBound),
      limit: share(maxMissRate),
      confidence: share(confidence),
      n: count(nCancer),
    });
    const audited =
      cancerAmongNormalBound === null
        ? []
        : [t("auditBound", { bound: share(cancerAmongNormalBound), confidence: share(confidence) })];
    return [promise, ...audited, t(assumption)];
  };
}
