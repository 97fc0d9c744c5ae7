"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../components/facts.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { StudyPanelFragment } from "../../generated/graphql.ts";
import { RunStatusBadge } from "../runs/run-status-badge.tsx";
import { useDurationText } from "../runs/use-duration-text.ts";

type Tuning = NonNullable<StudyPanelFragment["execution"]>["tuning"];

graphql(`
  fragment StudyPanel on Study {
    status
    stale
    createdAt
    backbone
    seed
    precision
    durationMs
    failure {
      message
    }
    execution {
      provider
      device
      threads
      batchSize
      tuning {
        reason
        tried {
          threads
          batchSize
        }
      }
      embedded
      cached
      imagesPerSecond
      declined
    }
  }
`);

/** How the study was made: enough to make it again. */
export function StudyPanel({ study }: { study: StudyPanelFragment }) {
  const t = useTranslations("study");
  const format = useFormatter();
  const duration = useDurationText();
  const { execution } = study;
  const facts: [string, string][] = [
    [t("startedAt"), format.dateTime(new Date(study.createdAt), { dateStyle: "medium", timeStyle: "short" })],
    [t("duration"), study.durationMs == null ? "—" : duration(study.durationMs)],
    [t("backbone"), study.backbone],
    [t("seed"), String(study.seed)],
    [t("precision"), t(`start.precisions.${study.precision}`)],
  ];
  const settled = (tuning: Tuning): [string, string][] =>
    tuning ? [[t("tuning"), t(`tuned.${tuning.reason}`, { count: tuning.tried.length })]] : [];
  if (execution) {
    facts.push(
      [
        t("provider"),
        t("providerDetail", {
          provider: execution.provider,
          threads: execution.threads,
          batch: String(execution.batchSize),
        }),
      ],
      ...settled(execution.tuning),
      [t("device"), execution.device],
      [
        t("embedded"),
        t("embeddedDetail", { embedded: format.number(execution.embedded), cached: format.number(execution.cached) }),
      ],
      [
        t("speed"),
        execution.imagesPerSecond == null
          ? "—"
          : t("perSecond", { rate: format.number(execution.imagesPerSecond, { maximumFractionDigits: 1 }) }),
      ],
    );
  }
  // Before embedding has ended there is none either: only a finished study can say so.
  if (!execution && study.status === "DONE") facts.push([t("embedded"), t("allCached")]);
  return (
    <Card>
      <CardHeader
        title={t("title")}
        actions={
          <>
            {study.stale ? <Badge tone="warning">{t("stale")}</Badge> : null}
            <RunStatusBadge status={study.status} />
          </>
        }
      />
      <CardBody>
        {study.failure ? (
          <p className="mb-3 line-clamp-6 text-[13px] break-words text-destructive">{study.failure.message}</p>
        ) : null}
        <Facts facts={facts} />
        {execution && execution.declined.length > 0 ? (
          <p className="mt-3 text-xs leading-relaxed text-muted-foreground">
            {t("declined", { reasons: execution.declined.join(" · ") })}
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}
