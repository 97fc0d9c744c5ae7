"use client";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import type { OutsideJudgementFragment } from "../../generated/graphql.ts";

type Findings = NonNullable<OutsideJudgementFragment["outside"]>["findings"];

const TONES = { OPTIMISTIC: "destructive", SUSPECT: "warning", NOTE: "neutral" } as const;

/** What speaks against the figure, the gravest first. */
export function FindingsList({ findings }: { findings: Findings }) {
  const t = useTranslations("outside");
  if (findings.length === 0) return <p className="text-[13px] text-muted-foreground">{t("noFindings")}</p>;
  return (
    <ul className="grid gap-3">
      {findings.map(({ code, severity, message }) => (
        <li
          key={`${code} ${message}`}
          className="grid items-start gap-x-3 gap-y-1 text-[13px] leading-relaxed sm:grid-cols-[6.5rem_minmax(0,1fr)]"
          data-severity={severity}
        >
          <span>
            <Badge tone={TONES[severity]}>{t(`severity.${severity}`)}</Badge>
          </span>
          <span className="break-words">{message}</span>
        </li>
      ))}
    </ul>
  );
}
