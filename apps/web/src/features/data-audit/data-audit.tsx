"use client";
import { ScanSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Alert } from "../../components/ui/alert.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { CoveragePanel } from "./coverage-panel.tsx";
import { DataAuditSkeleton } from "./data-audit-skeleton.tsx";
import { FairnessPanel } from "./fairness-panel.tsx";
import { LabelErrorsPanel } from "./label-errors-panel.tsx";
import { NearDuplicatesPanel } from "./near-duplicates-panel.tsx";
import { NextLabelsPanel } from "./next-labels-panel.tsx";
import { PrevalenceEffectPanel } from "./prevalence-effect-panel.tsx";
import { QualityPanel } from "./quality-panel.tsx";
import { ShortcutsPanel } from "./shortcuts-panel.tsx";

const dataAuditDocument = graphql(`
  query DataAudit($study: ID!) {
    study(id: $study) {
      id
      stale
      dataset {
        id
      }
      audits {
        shortcutsPermutations
      }
      ...FairnessPanel
      ...ShortcutsPanel
      ...CoveragePanel
      ...NextLabelsPanel
      ...LabelErrorsPanel
      ...QualityPanel
      ...NearDuplicatesPanel
      ...PrevalenceEffectPanel
    }
  }
`);

/** What the data themselves say against believing the results, and what to do about it. */
export function DataAudit() {
  const t = useTranslations("dataAudit");
  const { loading, error, study, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <DataAuditSkeleton />;
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {study?.status === "DONE" ? <DataAuditOfStudy studyId={study.id} /> : <NoStudyYet />}
    </>
  );
}

function DataAuditOfStudy({ studyId }: { studyId: string }) {
  const t = useTranslations("dataAudit");
  const { refresh, revision } = useSelection();
  const [{ data, error }, reload] = useQuery({ query: dataAuditDocument, variables: { study: studyId } });
  // An exclusion or a reading makes the study stale.
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);
  if (error && !data) return <QueryFailure error={error} onRetry={refresh} />;
  if (!data) return <DataAuditSkeleton />;
  const study = data.study ?? null;
  if (!study?.audits)
    return (
      <EmptyState icon={<ScanSearch aria-hidden />} title={t("before")}>
        {t("beforeDetail")}
      </EmptyState>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {study.stale ? (
        <Alert tone="warning" title={t("stale")}>
          {t("staleDetail")}
        </Alert>
      ) : null}
      <FairnessPanel study={study} />
      <ShortcutsPanel study={study} />
      <CoveragePanel study={study} />
      <NextLabelsPanel study={study} />
      <LabelErrorsPanel study={study} />
      <QualityPanel study={study} />
      <NearDuplicatesPanel study={study} studyId={study.id} datasetId={study.dataset.id} />
      <PrevalenceEffectPanel study={study} />
    </div>
  );
}
