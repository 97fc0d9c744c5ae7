"use client";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { FirstImport } from "../import/first-import.tsx";
import { useFollowedImport } from "../import/use-followed-import.ts";
import { ActiveRuns } from "../runs/active-runs.tsx";
import { OverviewOfDataset } from "./overview-of-dataset.tsx";
import { OverviewSkeleton } from "./overview-skeleton.tsx";
import { useWatchForData } from "./use-watch-for-data.ts";

export function Overview() {
  const t = useTranslations("overview");
  const { loading, error, dataset, study, refresh } = useSelection();
  const { importId } = useFollowedImport();
  useWatchForData(!loading && !error && dataset === null, refresh);
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <OverviewSkeleton />;
  if (!dataset) {
    return (
      <>
        <PageHeading title={t("welcome")} description={t("welcomeDetail")} />
        <ActiveRuns except={importId} />
        <FirstImport />
      </>
    );
  }
  return <OverviewOfDataset key={dataset.id} datasetId={dataset.id} studyId={study?.id ?? null} />;
}
