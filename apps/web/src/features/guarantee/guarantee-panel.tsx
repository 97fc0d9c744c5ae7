"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { GuaranteePanelFragment, GuaranteeStatus } from "../../generated/graphql.ts";
import { usePageHref } from "../../shell/use-page-href.ts";
import { cn } from "../../style/cn.ts";
import { GuaranteeFacts } from "./guarantee-facts.tsx";
import { GuaranteeFigure } from "./guarantee-figure.tsx";
import { prepareGuaranteeCurve } from "./prepare-guarantee-curve.ts";

graphql(`
  fragment GuaranteePanel on Study {
    guarantee {
      status
      alpha
      delta
      automationRate
      shareNormal
      threshold
      missRate
      missRateN
      missRateInterval {
        low
        high
        level
      }
      missRateUpperBound
      nCancer
      nPool
      labelsNeeded
      evidence
      audit {
        labels
        cancers
      }
      curve {
        threshold
        shareDecided
        missRate
        missRateInterval {
          low
          high
          level
        }
      }
      statements
    }
  }
`);

const tones: Record<GuaranteeStatus, "success" | "neutral" | "warning"> = {
  CERTIFIED: "success",
  ESTIMATED: "neutral",
  NOT_DECIDABLE: "warning",
};

/** What is known of the miss rate, in three statuses that are never mixed, with the arithmetic in sight. */
export function GuaranteePanel({ study }: { study: GuaranteePanelFragment }) {
  const t = useTranslations("guarantee");
  const href = usePageHref();
  const { guarantee } = study;
  if (!guarantee) {
    return (
      <Card>
        <CardHeader title={t("title")} />
        <CardBody className="text-sm text-muted-foreground">{t("none")}</CardBody>
      </Card>
    );
  }
  const curve = prepareGuaranteeCurve(guarantee);
  const [verdict, ...rest] = guarantee.statements;
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {t("title")} <Badge tone={tones[guarantee.status]}>{t(`status.${guarantee.status}`)}</Badge>
          </span>
        }
        description={t("detail")}
      />
      <CardBody className={cn("grid gap-x-8 gap-y-6", curve && "md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]")}>
        <div className="grid min-w-0 content-start gap-3 text-[13px] leading-relaxed">
          <p className="font-medium">{verdict}</p>
          <GuaranteeFacts guarantee={guarantee} />
          {rest.map((statement) => (
            <p key={statement} className="text-muted-foreground">
              {statement}
            </p>
          ))}
          <Link href={href("/audit/")} className="group w-fit rounded-sm text-link underline-offset-4 hover:underline">
            {t("toAudit")}
            <ArrowRight className="ml-1 inline size-3.5 transition-transform group-hover:translate-x-0.5" aria-hidden />
          </Link>
        </div>
        {curve ? <GuaranteeFigure curve={curve} /> : null}
      </CardBody>
    </Card>
  );
}
