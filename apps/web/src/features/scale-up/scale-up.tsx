"use client";
import { Scale } from "lucide-react";
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
import { readStudyScaleUp } from "./read-study-scale-up.ts";
import { ScaleUpAnswered } from "./scale-up-answered.tsx";
import { ScaleUpSkeleton } from "./scale-up-skeleton.tsx";

const scaleUpDocument = graphql(`
  query ScaleUp($study: ID!) {
    study(id: $study) {
      id
      stale
      scaleUp {
        scenario
        quality
      }
    }
  }
`);

/** Can the budget label the large set, and under which conditions: the manager's page. */
export function ScaleUp() {
  const t = useTranslations("scaleUp");
  const { loading, error, study, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <ScaleUpSkeleton />;
  if (study?.status !== "DONE")
    return (
      <>
        <PageHeading title={t("title")} description={t("description")} />
        <NoStudyYet />
      </>
    );
  return <ScaleUpOfStudy key={study.id} studyId={study.id} />;
}

function ScaleUpOfStudy({ studyId }: { studyId: string }) {
  const t = useTranslations("scaleUp");
  const { refresh, revision } = useSelection();
  const [{ data, error }, reload] = useQuery({ query: scaleUpDocument, variables: { study: studyId } });
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);
  if (error && !data) return <QueryFailure error={error} onRetry={refresh} />;
  if (!data) return <ScaleUpSkeleton />;
  const found = data.study?.scaleUp ? readStudyScaleUp(data.study.scaleUp) : null;
  if (!found)
    return (
      <>
        <PageHeading title={t("title")} description={t("description")} />
        <EmptyState icon={<Scale aria-hidden />} title={t("before")}>
          {t("beforeDetail")}
        </EmptyState>
      </>
    );
  return (
    <>
      {data.study?.stale ? (
        <Alert tone="warning" title={t("stale")} className="mb-4">
          {t("staleDetail")}
        </Alert>
      ) : null}
      <ScaleUpAnswered studyId={studyId} {...found} />
    </>
  );
}
