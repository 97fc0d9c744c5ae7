"use client";
import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { CsvButton } from "./csv-button.tsx";
import { PredictionsFilters } from "./predictions-filters.tsx";
import { PredictionsTable } from "./predictions-table.tsx";
import { TableSkeleton } from "./table-skeleton.tsx";
import { usePredictions } from "./use-predictions.ts";

export function Predictions() {
  const t = useTranslations("predictions");
  const { loading, error, study, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <TableSkeleton />;
  if (study?.status !== "DONE") {
    return (
      <>
        <PageHeading title={t("title")} />
        <NoStudyYet />
      </>
    );
  }
  return <PredictionsOfStudy studyId={study.id} />;
}

function PredictionsOfStudy({ studyId }: { studyId: string }) {
  const t = useTranslations("predictions");
  const predictions = usePredictions(studyId);
  return (
    <>
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={<CsvButton downloads={predictions.head?.downloads ?? []} />}
      />
      <PredictionsFilters total={predictions.loading ? null : predictions} />
      {predictions.error ? <QueryFailure error={predictions.error} onRetry={predictions.retry} /> : null}
      {predictions.loading && !predictions.error ? <TableSkeleton /> : null}
      {!predictions.loading && !predictions.error && predictions.nodes.length === 0 ? (
        <EmptyState icon={<ListChecks aria-hidden />} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      ) : null}
      {predictions.nodes.length > 0 ? (
        <PredictionsTable
          rows={predictions.nodes}
          clustering={predictions.head?.clustering ?? null}
          trained={predictions.head?.trained ?? null}
          more={predictions.next !== null}
          stale={predictions.stale}
          onMore={predictions.loadMore}
        />
      ) : null}
    </>
  );
}
