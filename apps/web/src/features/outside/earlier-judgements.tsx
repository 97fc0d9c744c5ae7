"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { RunStatusBadge } from "../runs/run-status-badge.tsx";

const earlierDocument = graphql(`
  query OutsideExperiments($datasetId: ID!) {
    experiments(datasetId: $datasetId) {
      id
      status
      stale
      protocol {
        nSplits
        nRepeats
      }
      figures {
        ...FigureFields
      }
      outside {
        tableName
      }
    }
  }
`);

type EarlierJudgementsProps = {
  datasetId: string;
  shownId: string | null;
  revision: number;
  onOpen: (id: string) => void;
};

/** Tables judged before on this data set, newest first. */
export function EarlierJudgements({ datasetId, shownId, revision, onOpen }: EarlierJudgementsProps) {
  const t = useTranslations("outside");
  const [{ data, error }, reload] = useQuery({ query: earlierDocument, variables: { datasetId } });
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);
  if (error && !data) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const earlier = data?.experiments.filter(({ id, outside }) => outside && id !== shownId) ?? [];
  if (earlier.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("earlier")} description={t("earlierDetail")} />
      <CardBody className="pt-2">
        <ul>
          {earlier.map(({ id, status, stale, outside, figures, protocol }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-3 text-[13px] last:border-b-0 last:pb-0"
            >
              <span className="font-medium break-all">{outside?.tableName}</span>
              <span className="flex flex-wrap items-center gap-3">
                {status === "DONE" ? (
                  <FigureText figure={findFigure(figures, "rocAuc")} nSplits={protocol.nSplits * protocol.nRepeats} />
                ) : (
                  <RunStatusBadge status={status} />
                )}
                {stale ? <Badge tone="warning">{t("stale")}</Badge> : null}
                <Button size="sm" onClick={() => onOpen(id)}>
                  {t("open")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
