"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Alert } from "../../components/ui/alert.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { ChecksPanel } from "../checks/checks-panel.tsx";
import { ClusteringsPanel } from "../clusterings/clusterings-panel.tsx";
import { DecisionsPanel } from "../decisions/decisions-panel.tsx";
import { ComparisonPanel } from "../experiments/comparison-panel.tsx";
import { OwnExperimentsPanel } from "../experiments/own-experiments-panel.tsx";
import { GuaranteePanel } from "../guarantee/guarantee-panel.tsx";
import { ImportButton } from "../import/import-button.tsx";
import { ImportReportPanel } from "../import/import-report-panel.tsx";
import { ImportRunPanel } from "../import/import-run-panel.tsx";
import { PrevalencePanel } from "../prevalence/prevalence-panel.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { ChampionPanel } from "../study/champion-panel.tsx";
import { StartStudyButton } from "../study/start-study-button.tsx";
import { StudyPanel } from "../study/study-panel.tsx";
import { StudyRunPanel } from "../study/study-run-panel.tsx";
import { CountsPanel } from "./counts-panel.tsx";
import { DownloadsPanel } from "./downloads-panel.tsx";
import { LimitsPanel } from "./limits-panel.tsx";
import { NextStepsPanel } from "./next-steps-panel.tsx";
import { OverviewSkeleton } from "./overview-skeleton.tsx";
import { Place } from "./place.tsx";
import { SummaryPanel } from "./summary-panel.tsx";

const overviewDocument = graphql(`
  query Overview($dataset: ID!, $study: ID!, $withStudy: Boolean!) {
    dataset(id: $dataset) {
      id
      name
      ...CountsPanel
      ...ImportReportPanel
      latestStudy {
        id
        stale
        ...RunFields
      }
    }
    study(id: $study) @include(if: $withStudy) {
      id
      status
      stale
      ...StudyPanel
      ...ChecksPanel
      ...ChampionPanel
      ...ComparisonPanel
      ...ClusteringsPanel
      ...DecisionsPanel
      ...GuaranteePanel
      ...PrevalencePanel
      ...LimitsPanel
      ...SummaryPanel
      ...DownloadsPanel
    }
    experiments(datasetId: $dataset) {
      ...OwnExperimentsPanel
    }
  }
`);

export function OverviewOfDataset({ datasetId, studyId }: { datasetId: string; studyId: string | null }) {
  const t = useTranslations("overview");
  const { refresh, revision } = useSelection();
  const [{ data, error }, reload] = useQuery({
    query: overviewDocument,
    variables: { dataset: datasetId, study: studyId ?? "", withStudy: studyId !== null },
  });
  // Whatever changes the data says so through the selection: an import, an exclusion undone from its toast, a run that ended.
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);

  if (error && !data) return <QueryFailure error={error} onRetry={refresh} />;
  if (!data) return <OverviewSkeleton />;
  if (!data.dataset) return <p>{t("datasetGone")}</p>;

  const { dataset, experiments } = data;
  const study = data.study ?? null;
  const finished = study?.status === "DONE" ? study : null;
  return (
    <>
      <PageHeading
        title={dataset.name}
        actions={
          <>
            <ImportButton datasetId={dataset.id} datasetName={dataset.name} />
            <StartStudyButton datasetId={dataset.id} onStarted={refresh} />
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ImportRunPanel known={dataset.imports[0] ?? null} onEnd={refresh} />
        <StudyRunPanel known={dataset.latestStudy ?? null} onEnd={refresh} />
        {finished?.stale ? (
          <Alert tone="warning" title={t("stale")}>
            {t("staleDetail")}
          </Alert>
        ) : null}
        {/* On a phone the two columns become one: the summary and what to do next come first. */}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="contents min-w-0 grid-cols-[minmax(0,1fr)] gap-4 lg:grid">
            {finished ? (
              <div className="-order-2 lg:order-none">
                <SummaryPanel study={finished} />
              </div>
            ) : null}
            {finished ? (
              <Place id="checks">
                <ChecksPanel study={finished} onChange={refresh} />
              </Place>
            ) : null}
            <CountsPanel dataset={dataset} />
            {finished ? <DecisionsPanel study={finished} /> : null}
            {finished ? <GuaranteePanel study={finished} /> : null}
            {finished ? (
              <Place id="prevalence">
                <PrevalencePanel study={finished} />
              </Place>
            ) : null}
            {finished ? (
              <Place id="champion">
                <ChampionPanel study={finished} />
              </Place>
            ) : null}
            {finished ? (
              <Place id="comparison">
                <ComparisonPanel study={finished} />
              </Place>
            ) : null}
            <OwnExperimentsPanel
              datasetId={dataset.id}
              experiments={experiments}
              shownIds={finished?.experiments.map(({ id }) => id) ?? []}
              onChange={refresh}
            />
            {finished ? (
              <Place id="clusterings">
                <ClusteringsPanel study={finished} />
              </Place>
            ) : null}
            <ImportReportPanel dataset={dataset} />
          </div>
          <div className="contents min-w-0 grid-cols-[minmax(0,1fr)] gap-4 lg:grid">
            <div className="-order-1 lg:order-none">
              <NextStepsPanel
                dataset={dataset}
                importing={dataset.imports[0] ? !isTerminal(dataset.imports[0].status) : false}
                latestStudy={dataset.latestStudy ?? null}
                study={finished}
              />
            </div>
            {finished ? (
              <div className="-order-1 empty:hidden lg:order-none">
                <LimitsPanel study={finished} />
              </div>
            ) : null}
            {study ? (
              <Place id="study">
                <StudyPanel study={study} />
              </Place>
            ) : null}
            {finished ? (
              <Place id="downloads">
                <DownloadsPanel study={finished} />
              </Place>
            ) : null}
          </div>
        </div>
      </div>
    </>
  );
}
