"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { PrevalencePanelFragment } from "../../generated/graphql.ts";
import { preparePrevalence } from "./prepare-prevalence.ts";
import { PrevalenceChart } from "./prevalence-chart.tsx";

graphql(`
  fragment PrevalencePanel on Study {
    prevalence {
      scorer {
        id
        name
      }
      layer
      nNormal
      nCancer
      nPool
      labelledShare
      preferred
      estimates {
        method {
          id
          name
        }
        value
        interval {
          low
          high
          level
          method
        }
        refusal {
          message
        }
      }
      findings {
        message
      }
      statements
    }
  }
`);

/** How common labelled cancers are among the images that nobody labelled, and what speaks against believing it. */
export function PrevalencePanel({ study }: { study: PrevalencePanelFragment }) {
  const t = useTranslations("prevalence");
  const { prevalence } = study;
  if (!prevalence) {
    return (
      <Card>
        <CardHeader title={t("title")} />
        <CardBody className="text-sm text-muted-foreground">{t("none")}</CardBody>
      </Card>
    );
  }
  const prepared = preparePrevalence(prevalence);
  const { scorer, layer, statements, findings } = prevalence;
  // The first statement says in words what the chart shows.
  const words = prepared.preferred ? statements.slice(1) : statements;
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={
          prepared.rows.length > 0 ? t("detail", { scorer: scorer.name, layer: layer.toLowerCase() }) : undefined
        }
      />
      <CardBody className="grid gap-5">
        {prepared.rows.length > 0 ? <PrevalenceChart prevalence={prepared} /> : null}
        <div className="grid max-w-3xl gap-3 text-[13px] leading-relaxed">
          {prepared.preferred ? null : <h3 className="font-medium">{t("notDecidable")}</h3>}
          {words.map((statement) => (
            <p key={statement} className="text-muted-foreground">
              {statement}
            </p>
          ))}
          {findings.length > 0 ? (
            <>
              <h3 className="mt-1 font-medium">{t("findings")}</h3>
              <ul className="grid gap-2.5 text-muted-foreground">
                {findings.map(({ message }) => (
                  <li key={message} className="border-l-2 border-warning-border pl-3">
                    {message}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      </CardBody>
    </Card>
  );
}
