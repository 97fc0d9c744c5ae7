"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Alert } from "../../components/ui/alert.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card } from "../../components/ui/card.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { RunProgress } from "../runs/run-progress.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { useLiveRun } from "../runs/use-live-run.ts";
import { Judgement } from "./judgement.tsx";

const judgementDocument = graphql(`
  query OutsideExperiment($id: ID!) {
    experiment(id: $id) {
      ...RunFields
      ...OutsideJudgement
    }
  }
`);

type FollowedJudgementProps = { id: string; claim: number | null; onEnded: () => void; onClose: () => void };

/** One table from elsewhere, from the moment it is sent until its judgement stands. */
export function FollowedJudgement({ id, claim, onEnded, onClose }: FollowedJudgementProps) {
  const t = useTranslations("outside");
  const [{ data, error }, reload] = useQuery({ query: judgementDocument, variables: { id } });
  const known = data?.experiment ?? null;
  const ended = () => {
    reload({ requestPolicy: "network-only" });
    onEnded();
  };
  const { run, lost } = useLiveRun(known, ended);
  const close = (
    <Button size="sm" onClick={onClose}>
      {t("close")}
    </Button>
  );
  // The figures come with the next answer, whatever the socket has told.
  const waiting = run?.status === "DONE" && known?.status !== "DONE";
  useEffect(() => {
    if (waiting) reload({ requestPolicy: "network-only" });
  }, [waiting, reload]);

  if (error && !data) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton className="h-64" />;
  if (!run || !known?.outside)
    return (
      <Alert tone="warning" title={t("unknown")} actions={close}>
        {t("unknownDetail")}
      </Alert>
    );
  if (run.status === "FAILED")
    return (
      <Alert tone="error" title={t("failed")} actions={close}>
        {run.failure?.message ?? t("failedUnknown")}
      </Alert>
    );
  if (run.status === "CANCELLED")
    return (
      <Alert tone="warning" title={t("cancelled")} actions={close}>
        {t("cancelledDetail")}
      </Alert>
    );
  if (!isTerminal(run.status))
    return (
      <Card className="px-5 py-4">
        <RunProgress run={run} lost={lost} title={t("running", { name: known.outside.tableName })} />
      </Card>
    );
  return waiting ? <Skeleton className="h-64" /> : <Judgement experiment={known} claim={claim} onClose={onClose} />;
}
