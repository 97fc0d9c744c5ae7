"use client";
import type { Provenance } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** Where an input comes from, in words. */
export function InputSource({ provenance }: { provenance: Provenance }) {
  const t = useTranslations("scaleUp.assumptions");
  const { count } = useScaleUpFormat();
  switch (provenance.kind) {
    case "measured":
      return <span title={provenance.figure}>{t("measured", { n: count(provenance.n) })}</span>;
    case "assumption":
      return (
        <span className="break-words">{t("assumption", { date: provenance.readOn, source: provenance.source })}</span>
      );
    case "given":
      return <span>{t("given", { source: provenance.source })}</span>;
    case "user":
      return <span>{t("user")}</span>;
  }
}
