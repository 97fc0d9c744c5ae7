"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { ExperimentsOfDataset } from "./experiments-of-dataset.tsx";
import { ExperimentsSkeleton } from "./experiments-skeleton.tsx";

export function Experiments() {
  const t = useTranslations("compare");
  const { loading, error, dataset, study, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <ExperimentsSkeleton />;
  if (!dataset) {
    return (
      <>
        <PageHeading title={t("title")} />
        <EmptyState icon={<FlaskConical aria-hidden />} title={t("noDataset")}>
          {t("noDatasetDetail")}
        </EmptyState>
      </>
    );
  }
  return <ExperimentsOfDataset key={dataset.id} datasetId={dataset.id} studyId={study?.id ?? null} />;
}
