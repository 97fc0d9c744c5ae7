"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { LimitsPanelFragment } from "../../generated/graphql.ts";

graphql(`
  fragment LimitsPanel on Study {
    backboneHasSeenImages
    limits {
      code
      message
    }
  }
`);

/** What the data cannot decide, said as plainly as what they can. */
export function LimitsPanel({ study }: { study: LimitsPanelFragment }) {
  const t = useTranslations("overview.limits");
  if (study.limits.length === 0 && !study.backboneHasSeenImages) return null;
  return (
    <Card>
      <CardHeader title={t("title")} />
      <CardBody>
        <ul className="grid gap-3 text-[13px] leading-relaxed text-muted-foreground">
          {study.backboneHasSeenImages ? (
            <li className="border-l-2 border-warning-border pl-3">{t("backboneHasSeen")}</li>
          ) : null}
          {study.limits.map((limit) => (
            <li key={`${limit.code} ${limit.message}`} className="border-l-2 pl-3">
              {limit.message}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
