"use client";
import { useTranslations } from "next-intl";
import { Alert } from "../../components/ui/alert.tsx";
import { graphql } from "../../generated/gql.ts";
import type { FairnessNoteFragment } from "../../generated/graphql.ts";

graphql(`
  fragment FairnessNote on Study {
    audits {
      fairness
      representativeness {
        fair
      }
    }
  }
`);

/** Next to a score: the labels that it rests on are not a fair sample. Nothing where they are, or where it cannot be told. */
export function FairnessNote({ study }: { study: FairnessNoteFragment }) {
  const t = useTranslations("dataAudit.fairness");
  if (study.audits?.representativeness.fair !== false) return null;
  return (
    <Alert tone="warning" title={t("note")}>
      {study.audits.fairness.map((statement) => (
        <p key={statement}>{statement}</p>
      ))}
    </Alert>
  );
}
