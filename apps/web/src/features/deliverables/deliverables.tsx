"use client";
import { FileStack } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Language } from "../../generated/graphql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { ExportRunPanel } from "./export-run-panel.tsx";
import { FilesPanel } from "./files-panel.tsx";
import { WriteFilesForm } from "./write-files-form.tsx";

const deliverablesDocument = graphql(`
  query Deliverables($study: ID!, $language: Language!) {
    study(id: $study) {
      id
      deliverables(language: $language) {
        available
        unfinished
        export {
          ...RunFields
        }
        ...FilesPanel
      }
    }
  }
`);

const languages = ["EN", "FR"] as const satisfies readonly Language[];

/** The files that a study hands out: what lies ready, and writing them. */
export function Deliverables() {
  const t = useTranslations("deliverables");
  const { loading, error, study, refresh } = useSelection();
  const locale = useLocale();
  const [language, setLanguage] = useQueryState(
    "language",
    parseAsStringLiteral(languages).withDefault(locale === "fr" ? "FR" : "EN"),
  );
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <Skeleton className="h-96" />;
  return (
    <>
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={
          <Segmented
            label={t("language")}
            value={language}
            options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
            onChange={(value) => void setLanguage(value)}
          />
        }
      />
      {study?.status === "DONE" ? (
        <DeliverablesOfStudy key={`${study.id} ${language}`} studyId={study.id} language={language} />
      ) : (
        <NoStudyYet />
      )}
    </>
  );
}

function DeliverablesOfStudy({ studyId, language }: { studyId: string; language: Language }) {
  const t = useTranslations("deliverables");
  const { refresh, revision } = useSelection();
  const [{ data, error }, reload] = useQuery({
    query: deliverablesDocument,
    variables: { study: studyId, language },
    requestPolicy: "cache-and-network",
  });
  // An export that starts or ends, here or elsewhere, changes what lies ready.
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);
  if (error && !data) return <QueryFailure error={error} onRetry={refresh} />;
  if (!data) return <Skeleton className="h-96" />;
  const deliverables = data.study?.deliverables ?? null;
  if (!deliverables)
    return (
      <EmptyState icon={<FileStack aria-hidden />} title={t("before")}>
        {t("beforeDetail")}
      </EmptyState>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <ExportRunPanel known={deliverables.export ?? null} unfinished={deliverables.unfinished} onEnd={refresh} />
        <FilesPanel deliverables={deliverables} />
      </div>
      <div className="-order-1 lg:order-none">
        <WriteFilesForm studyId={studyId} language={language} available={deliverables.available} onStarted={refresh} />
      </div>
    </div>
  );
}
