"use client";
import { useFormatter, useTranslations } from "next-intl";
import { LabelText } from "../../classes/class-text.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { LabelErrorsPanelFragment } from "../../generated/graphql.ts";
import { AuditImageTile } from "./audit-image-tile.tsx";

graphql(`
  fragment LabelErrorsPanel on Study {
    audits {
      labelErrors {
        n
        nSuspects
        falseAlarmsExpected
        falseAlarmsLow
        falseAlarmsHigh
        suspects(first: 50) {
          label
          suggested
          selfConfidence
          image {
            ...AuditImageTile
          }
        }
      }
    }
  }
`);

/** Expert labels that the folds which did not see them confidently contradict. */
export function LabelErrorsPanel({ study }: { study: LabelErrorsPanelFragment }) {
  const t = useTranslations("dataAudit.labelErrors");
  const format = useFormatter();
  if (!study.audits) return null;
  const { labelErrors: found = null } = study.audits;
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-4">
        {found ? (
          <p className="max-w-3xl text-sm leading-relaxed">
            {t("found", {
              count: found.nSuspects,
              suspects: format.number(found.nSuspects),
              n: format.number(found.n),
              expected: format.number(found.falseAlarmsExpected, { maximumFractionDigits: 1 }),
              low: format.number(found.falseAlarmsLow),
              high: format.number(found.falseAlarmsHigh),
            })}
          </p>
        ) : (
          <p className="text-sm text-muted-foreground">{t("none")}</p>
        )}
        <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
          {(found?.suspects ?? []).map(({ image, label, selfConfidence }) => (
            <li key={image.path} className="grid gap-1.5 text-xs">
              <AuditImageTile of={image} className="w-full" />
              <span className="truncate font-medium" title={image.path}>
                {image.path.split("/").at(-1)}
              </span>
              <LabelText label={label} />
              <span className="text-muted-foreground">
                {t("confidence", {
                  share: format.number(selfConfidence, { style: "percent", maximumFractionDigits: 1 }),
                })}
              </span>
            </li>
          ))}
        </ul>
        {found && found.nSuspects > found.suspects.length ? (
          <p className="text-xs text-muted-foreground">
            {t("more", { shown: format.number(found.suspects.length), all: format.number(found.nSuspects) })}
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}
