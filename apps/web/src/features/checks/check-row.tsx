"use client";
import { Pencil } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { usePageHref } from "../../shell/use-page-href.ts";
import { CheckStatusBadge } from "./check-status-badge.tsx";
import type { CheckRow as Row } from "./prepare-checks.ts";
import { useCheckNumber } from "./use-check-number.ts";

/** One check: its status, its value beside the threshold, and under it the rule, the evidence and who changed what. */
export function CheckRow({ check, onEdit }: { check: Row; onEdit: () => void }) {
  const t = useTranslations("checks");
  const format = useFormatter();
  const write = useCheckNumber();
  const href = usePageHref();
  const { value, n, interval, change, page, visibleFrom } = check;
  const written = value === null ? t("noValue") : write(value, check);
  const share = (bound: number) => write(bound, check);
  const basis = [
    interval
      ? t("interval", {
          level: format.number(interval.level, { style: "percent" }),
          low: share(interval.low),
          high: share(interval.high),
        })
      : null,
    check.judgedBy ? t(`judgedBy.${check.judgedBy}`, { threshold: write(check.threshold, check) }) : null,
  ].filter((part) => part !== null);
  return (
    <Expander
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="w-30 shrink-0">
            <CheckStatusBadge status={check.status} />
          </span>
          <span className="min-w-48 flex-1 font-medium">{check.title}</span>
          {change?.afterResults ? <Badge tone="warning">{t("changedAfterShort")}</Badge> : null}
          <span className="tabular-nums text-[13px] text-muted-foreground">
            {visibleFrom === null
              ? t("beside", {
                  value: written,
                  side: check.atLeast ? "atLeast" : "atMost",
                  threshold: write(check.threshold, check),
                })
              : t("besideChance", { value: written, chance: write(visibleFrom, check) })}
            {n === null ? null : <span className="ml-3">{t("n", { n: format.number(n) })}</span>}
          </span>
        </span>
      }
    >
      <div className="grid max-w-3xl gap-2 leading-relaxed">
        <p>{check.evidence}</p>
        {basis.length > 0 ? <p className="text-muted-foreground">{basis.join(" · ")}</p> : null}
        <p className="text-muted-foreground">
          <span className="font-medium text-foreground">{t("rule")}</span> {check.rule}
        </p>
        {change ? (
          <p className="border-l-2 border-warning-border pl-3">
            {t(change.afterResults ? "changedAfter" : "changed", {
              name: change.by,
              date: format.dateTime(new Date(change.at), { dateStyle: "medium", timeStyle: "short" }),
              from: write(change.from, check),
              to: write(check.threshold, check),
            })}
          </p>
        ) : null}
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Link className="text-link underline-offset-4 hover:underline" href={`${href(page.path)}${page.hash}`}>
            {t("see")}
          </Link>
          {check.editable ? (
            <Button variant="link" size="sm" onClick={onEdit} aria-label={t("editNamed", { title: check.title })}>
              <Pencil aria-hidden />
              {t("edit")}
            </Button>
          ) : null}
        </p>
      </div>
    </Expander>
  );
}
