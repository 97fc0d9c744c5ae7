"use client";
import { INPUT_IDS } from "@brainscan/ml/scaleup/scenario";
import type { ScenarioProblem } from "@brainscan/ml/scaleup/validate-scenario";
import { useTranslations } from "next-intl";

const CHOICES = ["confidence", "maxMissRate", "maxCancerAmongNormal", "requiredProbability", "nMachines"] as const;

/** What is wrong with an assumption: its name, its value, and what would be right. */
export function useProblemText(): (problem: ScenarioProblem) => string {
  const t = useTranslations("scaleUp.problems");
  const tField = useTranslations("scaleUp.assumptions");
  return ({ field, value, code }) => {
    const input = INPUT_IDS.find((id) => id === field);
    const choice = CHOICES.find((name) => name === field);
    const name = input ? tField(`names.${input}`) : choice ? tField(choice) : field;
    return t("line", { name, value: value === null ? "—" : String(value), problem: t(`code.${code}`) });
  };
}
