"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Alert } from "../../components/ui/alert.tsx";
import { Card } from "../../components/ui/card.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { RunProgress } from "./run-progress.tsx";
import type { ActiveRun } from "./use-active-runs.ts";
import { useLiveRun } from "./use-live-run.ts";

/** Everything under way on the server, for a page that has nothing else to show yet. A run that ends badly stays, with
 *  the reason.
 *  @param except a run that the page shows elsewhere */
export function ActiveRuns({ except }: { except: string | null }) {
  const t = useTranslations("overview");
  const { activeRuns, refresh } = useSelection();
  const [seen, setSeen] = useState<ActiveRun[]>([]);
  useEffect(() => {
    setSeen((before) => [...before.filter(({ id }) => activeRuns.every((run) => run.id !== id)), ...activeRuns]);
  }, [activeRuns]);
  const shown = seen.filter(({ id }) => id !== except);
  if (shown.length === 0) return null;
  const underWay = activeRuns.some(({ id }) => id !== except);
  return (
    <section aria-label={t("underWay")} className="mb-6 grid gap-3">
      {underWay ? (
        <div className="space-y-0.5">
          <h2 className="text-[15px] font-semibold tracking-tight">{t("underWay")}</h2>
          <p className="text-[13px] text-muted-foreground">{t("underWayDetail")}</p>
        </div>
      ) : null}
      {shown.map((run) => (
        <RunUnderWay key={run.id} known={run} onEnd={refresh} />
      ))}
    </section>
  );
}

function RunUnderWay({ known, onEnd }: { known: ActiveRun; onEnd: () => void }) {
  const t = useTranslations("runs");
  const { run, lost } = useLiveRun(known, onEnd);
  const kind = t(`kind.${known.__typename}`);
  if (!run) return null;
  switch (run.status) {
    case "DONE":
      return null;
    case "FAILED":
      return (
        <Alert tone="error" title={t("ended.failed", { kind })}>
          {run.failure?.message ?? t("ended.failedDetail")}
        </Alert>
      );
    case "CANCELLED":
      return (
        <Alert tone="warning" title={t("ended.cancelled", { kind })}>
          {t("ended.cancelledDetail")}
        </Alert>
      );
    default:
      return (
        <Card className="px-5 py-4">
          <RunProgress run={run} lost={lost} title={kind} />
        </Card>
      );
  }
}
