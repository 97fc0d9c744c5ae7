"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { ChosenComparison } from "./chosen-comparison.tsx";
import { ControlsPanel } from "./controls-panel.tsx";
import { chosenParams } from "./experiments-params.ts";
import { ExperimentsSkeleton } from "./experiments-skeleton.tsx";
import { ExperimentsTable } from "./experiments-table.tsx";
import { LabelCurvePanel } from "./label-curve-panel.tsx";
import { SeedsPanel } from "./seeds-panel.tsx";
import { StartExperimentButton } from "./start-experiment-button.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

const experimentsDocument = graphql(`
  query Experiments($dataset: ID!, $study: ID!, $withStudy: Boolean!) {
    experiments(datasetId: $dataset) {
      ...ExperimentLine
    }
    study(id: $study) @include(if: $withStudy) {
      id
      ...VerdictPanel
      ...ControlsPanel
      ...LabelCurvePanel
      ...SeedsPanel
    }
  }
`);

export function ExperimentsOfDataset({ datasetId, studyId }: { datasetId: string; studyId: string | null }) {
  const t = useTranslations("compare");
  const { refresh, revision } = useSelection();
  const [{ base, with: chosen }] = useQueryStates(chosenParams);
  const [{ data, error }, reload] = useQuery({
    query: experimentsDocument,
    variables: { dataset: datasetId, study: studyId ?? "", withStudy: studyId !== null },
  });
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);

  if (error && !data) return <QueryFailure error={error} onRetry={refresh} />;
  if (!data) return <ExperimentsSkeleton />;
  const { experiments } = data;
  const study = data.study ?? null;
  return (
    <>
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={<StartExperimentButton datasetId={datasetId} onStarted={refresh} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {study ? <VerdictPanel study={study} /> : null}
        {experiments.length === 0 ? (
          <EmptyState icon={<FlaskConical aria-hidden />} title={t("none")}>
            {t("noneDetail")}
          </EmptyState>
        ) : (
          <ExperimentsTable experiments={experiments} championId={study?.champion?.id ?? null} />
        )}
        {base && chosen.some((id) => id !== base) ? <ChosenComparison baselineId={base} ids={chosen} /> : null}
        {study ? <ControlsPanel study={study} /> : null}
        {study ? (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 empty:hidden lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <LabelCurvePanel study={study} />
            <SeedsPanel study={study} />
          </div>
        ) : null}
      </div>
    </>
  );
}
