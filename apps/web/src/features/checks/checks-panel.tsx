"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ChecksPanelFragment } from "../../generated/graphql.ts";
import { CheckRow } from "./check-row.tsx";
import { CheckStatusBadge } from "./check-status-badge.tsx";
import { prepareChecks } from "./prepare-checks.ts";
import { ThresholdForm } from "./threshold-form.tsx";

graphql(`
  fragment ChecksPanel on Study {
    checks {
      id
      status
      value
      n
      interval {
        low
        high
        level
      }
      visibleFrom
      evidence {
        message
      }
      link
      definition {
        id
        title
        rule
        judgedBy
        comparator
        threshold
        unit
        minimum
        maximum
        whole
        change {
          previous
          changedBy
          changedAt
          afterResults
        }
      }
    }
  }
`);

/** What was written down as "done" before any result, and what the results say of it. */
export function ChecksPanel({ study, onChange }: { study: ChecksPanelFragment; onChange: () => void }) {
  const t = useTranslations("checks");
  const [editedId, setEditedId] = useState<string | null>(null);
  const { rows, counts } = prepareChecks(study.checks);
  const edited = rows.find(({ id }) => id === editedId) ?? null;
  if (rows.length === 0) {
    return (
      <Card>
        <CardHeader title={t("title")} />
        <CardBody className="text-sm text-muted-foreground">{t("none")}</CardBody>
      </Card>
    );
  }
  return (
    <Card>
      <CardHeader title={t("title")} description={t("description")} />
      <CardBody className="grid gap-3">
        <p className="flex flex-wrap gap-2">
          {counts.map(({ status, count }) => (
            <CheckStatusBadge key={status} status={status} count={count} />
          ))}
        </p>
        <div>
          {rows.map((check) => (
            <CheckRow key={check.id} check={check} onEdit={() => setEditedId(check.id)} />
          ))}
        </div>
      </CardBody>
      <Dialog open={edited !== null} onOpenChange={(open) => (open ? null : setEditedId(null))}>
        {edited ? (
          <DialogContent title={t("form.title", { title: edited.title })} description={t("form.description")}>
            <ThresholdForm
              check={edited}
              onSet={() => {
                setEditedId(null);
                onChange();
              }}
            />
          </DialogContent>
        ) : null}
      </Dialog>
    </Card>
  );
}
