"use client";
import { useTranslations } from "next-intl";
import type { Decision, Label } from "../generated/graphql.ts";
import { ClassMark } from "./class-mark.tsx";
import { classOfLabel } from "./image-class.ts";

/** What an expert wrote: "labelled normal", "labelled cancer", "unlabelled". */
export function LabelText({ label }: { label: Label | null | undefined }) {
  const t = useTranslations("classes.label");
  const shown = classOfLabel(label);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <ClassMark of={shown} />
      {shown === "REVIEW" ? null : t(shown)}
    </span>
  );
}

/** What the study proposes: "normal", "cancer", "for review". */
export function DecisionText({ decision }: { decision: Decision }) {
  const t = useTranslations("classes.decision");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <ClassMark of={decision} />
      {t(decision)}
    </span>
  );
}
