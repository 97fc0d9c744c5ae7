"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { CountsPanelFragment } from "../../generated/graphql.ts";
import { usePageHref } from "../../shell/use-page-href.ts";
import { prepareCounts } from "./prepare-counts.ts";

graphql(`
  fragment CountsPanel on Dataset {
    counts {
      images
      distinct
      labelled
      labelledDistinct
      normal
      cancer
      unlabelled
      duplicateGroups
      labelledAlsoUnlabelled
      conflictingLabels
      excluded
    }
  }
`);

export function CountsPanel({ dataset }: { dataset: CountsPanelFragment }) {
  const t = useTranslations("overview.counts");
  const format = useFormatter();
  const href = usePageHref();
  const { labelledDistinct, normal, cancer } = dataset.counts;
  const detail = {
    labelledDistinct: format.number(labelledDistinct),
    normal: format.number(normal),
    cancer: format.number(cancer),
  };
  return (
    <Card className="overflow-hidden">
      <h2 className="sr-only">{t("title")}</h2>
      <dl className="-mr-px -mb-px grid grid-cols-2 md:grid-cols-4">
        {prepareCounts(dataset.counts).map(({ key, value, attention, filter }) => (
          <div key={key} className="relative flex flex-col gap-0.5 border-r border-b px-5 py-4 hover:bg-accent/40">
            <dt className="flex items-center gap-1.5 text-[13px] font-medium">
              {attention ? <span aria-hidden className="size-1.5 rounded-full bg-warning" /> : null}
              <Link href={href("/data/", filter)} className="after:absolute after:inset-0">
                {t(`${key}.name`)}
              </Link>
            </dt>
            <dd className="text-2xl font-semibold tracking-tight">{format.number(value)}</dd>
            <dd className="text-xs leading-relaxed text-muted-foreground">{t(`${key}.detail`, detail)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
