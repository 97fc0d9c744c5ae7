"use client";
import { useTranslations } from "next-intl";
import { Alert } from "../../components/ui/alert.tsx";
import { Card } from "../../components/ui/card.tsx";
import type { Deliverable, RunFieldsFragment } from "../../generated/graphql.ts";
import { ResumeRun } from "../runs/resume-run.tsx";
import { RunProgress } from "../runs/run-progress.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { useLiveRun } from "../runs/use-live-run.ts";

type ExportRunPanelProps = {
  known: RunFieldsFragment | null;
  unfinished: readonly Deliverable[];
  onEnd: () => void;
};

/** The newest export while it runs, or why it failed or stopped and what it still had to write. */
export function ExportRunPanel({ known, unfinished, onEnd }: ExportRunPanelProps) {
  const t = useTranslations("deliverables");
  const { run, lost } = useLiveRun(known, onEnd);
  if (!run) return null;
  const left =
    unfinished.length > 0
      ? t("unfinished", { kinds: unfinished.map((kind) => t(`kinds.${kind}.name`)).join(", ") })
      : null;
  if (run.status === "FAILED")
    return (
      <Alert tone="error" title={t("write.failed")} actions={<ResumeRun id={run.id} />}>
        {run.failure?.message ?? t("write.failedUnknown")} {left}
      </Alert>
    );
  if (run.status === "CANCELLED")
    return (
      <Alert tone="warning" title={t("write.cancelled")} actions={<ResumeRun id={run.id} />}>
        {t("write.cancelledDetail")} {left}
      </Alert>
    );
  if (isTerminal(run.status)) return null;
  return (
    <Card className="px-5 py-4">
      <RunProgress run={run} lost={lost} title={t("write.running")} />
    </Card>
  );
}
