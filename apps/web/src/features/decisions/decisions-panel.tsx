"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { ClassMark } from "../../classes/class-mark.tsx";
import { classColour } from "../../classes/image-class.ts";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { DecisionsPanelFragment } from "../../generated/graphql.ts";
import { usePageHref } from "../../shell/use-page-href.ts";
import { cn } from "../../style/cn.ts";
import { DecisionRuleText } from "./decision-rule-text.tsx";
import { prepareDecisions } from "./prepare-decisions.ts";
import { prepareProbabilityHistogram } from "./prepare-probability-histogram.ts";
import { ProbabilityHistogram } from "./probability-histogram.tsx";

graphql(`
  fragment DecisionsPanel on Study {
    decisions {
      normal
      cancer
      review
    }
    decisionRule {
      alpha
      cancerFrom
      normalUpTo
      status
      nNormal
      normalMissRate {
        low
        high
        level
        method
      }
      labelsNeeded
    }
    probabilityHistogram {
      low
      high
      decisions {
        normal
        cancer
        review
      }
    }
  }
`);

/** What the study decides, what it leaves to a human, and how sure it is. */
export function DecisionsPanel({ study }: { study: DecisionsPanelFragment }) {
  const t = useTranslations("decisions");
  const tDecision = useTranslations("classes.decision");
  const format = useFormatter();
  const href = usePageHref();
  const { total, parts } = prepareDecisions(study.decisions);
  const histogram = prepareProbabilityHistogram(study);
  return (
    <Card>
      <CardHeader title={t("title")} description={histogram ? t("detail") : undefined} />
      <CardBody className={cn("grid gap-x-8 gap-y-6", histogram && "md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]")}>
        <div className="min-w-0 space-y-4">
          <h3 className="text-[13px] font-medium">{t("byFile")}</h3>
          <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-muted">
            {parts.map((part) =>
              part.count > 0 ? (
                <div
                  key={part.decision}
                  style={{ width: `${part.share * 100}%`, background: classColour[part.decision] }}
                />
              ) : null,
            )}
          </div>
          <ul className="grid gap-0.5">
            {parts.map((part) => (
              <li key={part.decision}>
                <Link
                  href={href("/predictions/", { decision: part.decision })}
                  className="-mx-2 flex items-center gap-2 rounded-md px-2 py-1.5 text-[13px] hover:bg-accent"
                >
                  <ClassMark of={part.decision} />
                  <span className="flex-1">{tDecision(part.decision)}</span>
                  <span className="font-medium">{format.number(part.count)}</span>
                  <span className="w-12 text-right text-xs text-muted-foreground">
                    {total > 0 ? format.number(part.share, { style: "percent", maximumFractionDigits: 1 }) : "—"}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <div className="grid gap-2 text-xs leading-relaxed text-muted-foreground">
            <p>{t("of", { count: total, shown: format.number(total) })}</p>
            <DecisionRuleText rule={study.decisionRule ?? null} />
          </div>
        </div>
        {histogram ? <ProbabilityHistogram histogram={histogram} /> : null}
      </CardBody>
    </Card>
  );
}
