"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardBody } from "../../components/ui/card.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { EarlierJudgements } from "./earlier-judgements.tsx";
import { FollowedJudgement } from "./followed-judgement.tsx";
import { OutsideForm } from "./outside-form.tsx";
import { TableFormat } from "./table-format.tsx";
import { useJudged } from "./use-judged.ts";

export function Outside() {
  const t = useTranslations("outside");
  const { loading, error, dataset, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <Skeleton className="h-96" />;
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {dataset ? <OutsideOfDataset key={dataset.id} datasetId={dataset.id} /> : <NoStudyYet />}
    </>
  );
}

function OutsideOfDataset({ datasetId }: { datasetId: string }) {
  const { judgedId, claim, open } = useJudged();
  const [revision, setRevision] = useState(0);
  const changed = () => setRevision((count) => count + 1);
  const added = (id: string, claimed: number | null) => {
    changed();
    open(id, claimed);
  };
  return (
    <div className="grid gap-4">
      {judgedId ? (
        <FollowedJudgement key={judgedId} id={judgedId} claim={claim} onEnded={changed} onClose={() => open(null)} />
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <Card>
          <CardBody className="pt-5">
            <OutsideForm datasetId={datasetId} onAdded={added} />
          </CardBody>
        </Card>
        <TableFormat />
      </div>
      <EarlierJudgements datasetId={datasetId} shownId={judgedId} revision={revision} onOpen={open} />
    </div>
  );
}
