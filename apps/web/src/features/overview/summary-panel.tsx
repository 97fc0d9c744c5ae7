"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { SummaryPanelFragment } from "../../generated/graphql.ts";
import { reportStatements } from "./report-statements.ts";

graphql(`
  fragment SummaryPanel on Study {
    report
    limits {
      message
    }
    audits {
      statements
      fairness
    }
    prevalence {
      statements
      findings {
        message
      }
    }
  }
`);

/** The study in the sentences of its own report: what there is, what was found, how far it can be trusted. */
export function SummaryPanel({ study }: { study: SummaryPanelFragment }) {
  const t = useTranslations("overview");
  // Of how common cancers are, the share and what it rests on: the rest stands in its own panel.
  const { statements: shares = [], findings = [] } = study.prevalence ?? {};
  const { statements: audited = [], fairness = [] } = study.audits ?? {};
  // Whether the labels are a fair sample is said next to the score; what else was found, on its own page.
  const audits = audited.filter((statement) => !fairness.includes(statement));
  const told = [...study.limits, ...findings].map(({ message }) => message);
  const statements = reportStatements(study.report, [...told, ...shares.slice(2), ...audits]);
  if (statements.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("inShort")} />
      <CardBody className="pt-3">
        <ul className="grid gap-2 text-sm leading-relaxed">
          {statements.map((statement) => (
            <li key={statement} className="flex gap-3">
              <span aria-hidden className="mt-2.25 size-1 shrink-0 rounded-full bg-muted-foreground" />
              <span className="max-w-3xl">{statement}</span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
