"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { NextLabelsPanelFragment } from "../../generated/graphql.ts";
import { AuditImageTile } from "./audit-image-tile.tsx";
import { labelsCsv } from "./labels-csv.ts";

graphql(`
  fragment NextLabelsPanel on Study {
    audits {
      nextLabels {
        labels {
          reason
          text
          image {
            ...AuditImageTile
          }
        }
        expectedGain {
          gain
          low
          high
          level
          nLabels
          nFurther
          reason {
            message
          }
        }
      }
    }
  }
`);

/** Which images to label next, in their order, each with why; and what ten more labels may bring. */
export function NextLabelsPanel({ study }: { study: NextLabelsPanelFragment }) {
  const t = useTranslations("dataAudit.nextLabels");
  const labels = study.audits?.nextLabels.labels;
  const csv = useMemo(() => `data:text/csv;charset=utf-8,${encodeURIComponent(labelsCsv(labels ?? []))}`, [labels]);
  if (!study.audits || !labels) return null;
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("detail")}
        actions={
          labels.length > 0 ? (
            <Button asChild size="sm">
              <a href={csv} download="to-label.csv">
                <Download aria-hidden />
                {t("csv")}
              </a>
            </Button>
          ) : null
        }
      />
      <CardBody className="grid gap-4">
        <GainText gain={study.audits.nextLabels.expectedGain} />
        {labels.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t("none")}</p>
        ) : (
          <ol className="grid gap-x-6 gap-y-2.5 lg:grid-cols-2">
            {labels.map(({ image, reason, text }) => (
              <li key={image.path} className="flex items-start gap-3 text-[13px]">
                <AuditImageTile of={image} className="size-14 shrink-0" />
                <span className="grid min-w-0 gap-1">
                  <Badge tone={reason === "RANDOM_AUDIT" ? "success" : "outline"} className="w-fit">
                    {t(`reason.${reason}`)}
                  </Badge>
                  <span className="leading-snug text-muted-foreground">{text}</span>
                  <span className="truncate font-mono text-[11px] text-muted-foreground">{image.path}</span>
                </span>
              </li>
            ))}
          </ol>
        )}
      </CardBody>
    </Card>
  );
}

type Gain = NonNullable<NextLabelsPanelFragment["audits"]>["nextLabels"]["expectedGain"];

function GainText({ gain }: { gain: Gain }) {
  const t = useTranslations("dataAudit.nextLabels");
  const format = useFormatter();
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const further = { count: gain.nFurther, further: format.number(gain.nFurther) };
  const told =
    gain.gain != null && gain.low != null && gain.high != null
      ? t("gain", { ...further, gain: figure(gain.gain), low: figure(gain.low), high: figure(gain.high) })
      : [
          gain.reason?.message,
          gain.high == null ? null : t("atMost", { ...further, high: figure(Math.max(0, gain.high)) }),
        ]
          .filter(Boolean)
          .join(" ");
  return <p className="max-w-3xl text-sm leading-relaxed">{told}</p>;
}
