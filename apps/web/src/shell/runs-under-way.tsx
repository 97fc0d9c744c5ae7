"use client";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useSelection } from "./selection.tsx";
import { usePageHref } from "./use-page-href.ts";

/** That the server works, on whatever page one is; the overview tells how far it is. */
export function RunsUnderWay() {
  const t = useTranslations("shell");
  const tKind = useTranslations("runs.kind");
  const href = usePageHref();
  const { activeRuns } = useSelection();
  const [first] = activeRuns;
  if (!first) return null;
  return (
    <Link
      href={href("/")}
      className="mx-3 mb-2 flex items-center gap-2 rounded-md border px-2.5 py-1.5 text-xs text-muted-foreground hover:bg-accent"
    >
      <LoaderCircle className="size-3.5 shrink-0 animate-spin" aria-hidden />
      <span className="truncate">
        {t("underWay", { kind: tKind(first.__typename), others: activeRuns.length - 1 })}
      </span>
    </Link>
  );
}
