"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Progress } from "../../components/ui/progress.tsx";
import type { RunFieldsFragment } from "../../generated/graphql.ts";
import { CancelRun } from "./cancel-run.tsx";
import { useStageName } from "./stage-name.ts";
import { useDurationText } from "./use-duration-text.ts";

type RunProgressProps = { run: RunFieldsFragment; lost: boolean; title: string };

/** Stage, how far, how fast, how long still, and a way out. */
export function RunProgress({ run, lost, title }: RunProgressProps) {
  const t = useTranslations("runs");
  const format = useFormatter();
  const duration = useDurationText();
  const stageName = useStageName();
  const { stage, done, total, ratePerSecond, remainingMs } = run.progress;
  const known = run.status === "RUNNING" && total > 0;

  return (
    <div className="space-y-2.5" data-run-status={run.status}>
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 text-sm font-medium">
          {title}
          {/* The stage is read aloud when it changes; figures that move every moment are not. */}
          <span className="ml-2 font-normal text-muted-foreground" aria-live="polite">
            {run.status === "QUEUED" ? t("queued") : stageName(stage)}
          </span>
        </p>
        <CancelRun id={run.id} />
      </div>
      <Progress value={known ? done / total : null} label={title} />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-muted-foreground">
        {known ? <span>{t("doneOfTotal", { done: format.number(done), total: format.number(total) })}</span> : null}
        {ratePerSecond != null ? (
          <span>{t("rate", { rate: format.number(ratePerSecond, { maximumFractionDigits: 1 }) })}</span>
        ) : null}
        {remainingMs != null ? <span>{t("remaining", { time: duration(remainingMs) })}</span> : null}
        {lost ? <span className="text-warning">{t("lost")}</span> : null}
      </p>
    </div>
  );
}
