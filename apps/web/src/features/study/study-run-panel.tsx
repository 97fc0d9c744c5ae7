"use client";
import { useTranslations } from "next-intl";
import { Alert } from "../../components/ui/alert.tsx";
import { Card } from "../../components/ui/card.tsx";
import type { RunFieldsFragment } from "../../generated/graphql.ts";
import { ResumeRun } from "../runs/resume-run.tsx";
import { RunProgress } from "../runs/run-progress.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { useLiveRun } from "../runs/use-live-run.ts";

/** The newest study while it runs, or why it failed or stopped, with a way to take it up again. Silent once its results are on the page. */
export function StudyRunPanel({ known, onEnd }: { known: RunFieldsFragment | null; onEnd: () => void }) {
  const t = useTranslations("study");
  const { run, lost } = useLiveRun(known, onEnd);
  if (!run) return null;
  if (run.status === "FAILED") {
    return (
      <Alert tone="error" title={t("failed")} actions={<ResumeRun id={run.id} />}>
        {run.failure?.message ?? t("failedUnknown")}
      </Alert>
    );
  }
  if (run.status === "CANCELLED") {
    return (
      <Alert tone="warning" title={t("cancelled")} actions={<ResumeRun id={run.id} />}>
        {t("cancelledDetail")}
      </Alert>
    );
  }
  if (isTerminal(run.status)) return null;
  return (
    <Card className="px-5 py-4">
      <RunProgress run={run} lost={lost} title={t("running")} />
    </Card>
  );
}
