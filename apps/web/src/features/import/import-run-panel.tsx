"use client";
import { useTranslations } from "next-intl";
import { Card } from "../../components/ui/card.tsx";
import type { RunFieldsFragment } from "../../generated/graphql.ts";
import { RunProgress } from "../runs/run-progress.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { useLiveRun } from "../runs/use-live-run.ts";
import { FollowedImport } from "./followed-import.tsx";
import { useFollowedImport } from "./use-followed-import.ts";

/** The data set's newest import while it runs, whoever started it. */
export function ImportRunPanel({ known, onEnd }: { known: RunFieldsFragment | null; onEnd: () => void }) {
  const t = useTranslations("import");
  const { importId } = useFollowedImport();
  const { run, lost } = useLiveRun(known && known.id !== importId ? known : null, onEnd);
  if (importId) return <FollowedImport />;
  if (!run || isTerminal(run.status)) return null;
  return (
    <Card className="px-5 py-4">
      <RunProgress run={run} lost={lost} title={t("running")} />
    </Card>
  );
}
