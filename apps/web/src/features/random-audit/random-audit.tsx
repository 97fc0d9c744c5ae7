"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { Alert } from "../../components/ui/alert.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AuditItemFieldsFragment } from "../../generated/graphql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { StartStudyButton } from "../study/start-study-button.tsx";
import { AuditItems } from "./audit-items.tsx";
import { AuditProgress } from "./audit-progress.tsx";
import { DrawPanel } from "./draw-panel.tsx";
import { ReadingDesk } from "./reading-desk.tsx";
import { useReader } from "./use-reader.ts";

graphql(`
  fragment AuditState on RandomAudit {
    nDrawn
    nRead
    nCounted
    nCountedCancer
    nSkipped
    nGone
    poolFamilies
    newSinceStudy
    listUrl
    draws {
      id
    }
    next {
      ...AuditItemFields
    }
  }
`);

graphql(`
  fragment AuditItemFields on AuditItem {
    position
    label
    reader
    readAt
    counts
    image {
      id
      path
      url
      thumbnailUrl
    }
  }
`);

const randomAuditDocument = graphql(`
  query RandomAudit($dataset: ID!, $study: ID!, $withStudy: Boolean!) {
    dataset(id: $dataset) {
      id
      audit {
        ...AuditState
      }
    }
    study(id: $study) @include(if: $withStudy) {
      id
      guarantee {
        status
        alpha
        auditCancersNeeded
        labelsNeeded
      }
    }
  }
`);

export function RandomAudit() {
  const t = useTranslations("randomAudit");
  const { loading, error, dataset, study, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <Skeleton className="h-72" />;
  if (!dataset) {
    return (
      <>
        <PageHeading title={t("title")} description={t("description")} />
        <NoStudyYet />
      </>
    );
  }
  return <AuditOfDataset key={dataset.id} datasetId={dataset.id} studyId={study?.id ?? null} />;
}

function AuditOfDataset({ datasetId, studyId }: { datasetId: string; studyId: string | null }) {
  const t = useTranslations("randomAudit");
  const { refresh, revision } = useSelection();
  const [reader, keepReader, ofAccount] = useReader();
  const [picked, setPicked] = useState<AuditItemFieldsFragment | null>(null);
  const [{ data, error }, reload] = useQuery({
    query: randomAuditDocument,
    variables: { dataset: datasetId, study: studyId ?? "", withStudy: studyId !== null },
  });
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);
  const putOnDesk = (item: AuditItemFieldsFragment) => {
    setPicked(item);
    document.getElementById("reading-desk")?.scrollIntoView({ block: "start" });
  };
  const audit = data?.dataset?.audit;
  if (error && !data) return <QueryFailure error={error} onRetry={refresh} />;
  if (!audit) return <Skeleton className="h-72" />;
  const draw = (
    <DrawPanel datasetId={datasetId} audit={audit} guarantee={data.study?.guarantee ?? null} onChange={refresh} />
  );
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {audit.newSinceStudy ? (
            <Alert
              tone="warning"
              title={t("newSinceStudy")}
              actions={<StartStudyButton datasetId={datasetId} onStarted={refresh} />}
            >
              {t("newSinceStudyDetail")}
            </Alert>
          ) : null}
          {audit.nDrawn > 0 ? (
            <>
              <ReadingDesk
                datasetId={datasetId}
                item={picked ?? audit.next ?? null}
                nDrawn={audit.nDrawn}
                reader={reader}
                onReader={ofAccount ? null : keepReader}
                onPick={setPicked}
                onChange={refresh}
              />
              <AuditItems datasetId={datasetId} onPick={putOnDesk} />
            </>
          ) : (
            draw
          )}
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <AuditProgress datasetId={datasetId} reader={reader} audit={audit} onChange={refresh} />
          {audit.nDrawn > 0 ? draw : null}
        </div>
      </div>
    </>
  );
}
