"use client";
import { Telescope } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { usePageHref } from "../../shell/use-page-href.ts";

/** What stands where results will be. */
export function NoStudyYet() {
  const t = useTranslations("study.noneYet");
  const { dataset, study } = useSelection();
  const href = usePageHref();
  const running = study?.status === "RUNNING" || study?.status === "QUEUED";
  const title = dataset ? (running ? t("running") : t("noStudy")) : t("noDataset");
  return (
    <EmptyState
      icon={<Telescope aria-hidden />}
      title={title}
      actions={
        <Button asChild>
          <Link href={href("/")}>{t("toOverview")}</Link>
        </Button>
      }
    >
      {dataset ? (running ? t("runningDetail") : t("noStudyDetail")) : t("noDatasetDetail")}
    </EmptyState>
  );
}
