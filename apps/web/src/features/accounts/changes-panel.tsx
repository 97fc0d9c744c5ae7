"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useClient } from "urql";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ChangeFieldsFragment } from "../../generated/graphql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { useConnectionPages } from "../../graphql/use-connection-pages.ts";

graphql(`
  fragment ChangeFields on Change {
    id
    at
    author
    via
    action
    arguments
    outcome
    code
  }
`);

const changesDocument = graphql(`
  query Changes($first: Int!, $after: String) {
    changes(first: $first, after: $after) {
      edges {
        node {
          ...ChangeFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_SIZE = 25;
const TONES = { OK: "success", REFUSED: "warning", FAILED: "destructive" } as const;

/** What everyone set out to change, the newest first. */
export function ChangesPanel() {
  const t = useTranslations("accounts.changes");
  const client = useClient();
  const changes = useConnectionPages<ChangeFieldsFragment, null>("changes", async (after) => {
    const variables = { first: PAGE_SIZE, after };
    const { data, error } = await client.query(changesDocument, variables, { requestPolicy: "network-only" });
    if (error) return { error };
    const nodes = data?.changes.edges.map(({ node }) => node) ?? [];
    const next = data?.changes.pageInfo.hasNextPage ? (data.changes.pageInfo.endCursor ?? null) : null;
    return { page: { nodes, next, totalCount: nodes.length, totalCountExact: false, head: null } };
  });
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("detail")}
        actions={
          <Button asChild size="sm">
            <a href="/downloads/changes.csv" download>
              <Download aria-hidden />
              {t("download")}
            </a>
          </Button>
        }
      />
      <CardBody className="grid gap-3">
        {changes.error ? <QueryFailure error={changes.error} onRetry={changes.retry} /> : null}
        {changes.loading && !changes.error ? <Skeleton className="h-40" /> : null}
        {changes.nodes.length > 0 ? (
          <Table>
            <thead>
              <tr>
                <Th>{t("at")}</Th>
                <Th>{t("author")}</Th>
                <Th>{t("action")}</Th>
                <Th>{t("outcome")}</Th>
                <Th>{t("arguments")}</Th>
              </tr>
            </thead>
            <tbody>
              {changes.nodes.map((change) => (
                <ChangeRow key={change.id} change={change} />
              ))}
            </tbody>
          </Table>
        ) : null}
        {changes.next === null ? null : (
          <Button size="sm" className="w-fit" onClick={changes.loadMore}>
            {t("more")}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}

function ChangeRow({ change: { at, author, via, action, outcome, code, ...rest } }: { change: ChangeFieldsFragment }) {
  const t = useTranslations("accounts.changes");
  const format = useFormatter();
  return (
    <tr>
      <Td className="whitespace-nowrap tabular-nums">
        {format.dateTime(new Date(at), { dateStyle: "short", timeStyle: "medium" })}
      </Td>
      <Td className="whitespace-nowrap">
        {author}
        <span className="block text-xs text-muted-foreground">{t(`via.${via}`)}</span>
      </Td>
      <Td className="font-mono text-xs">{action}</Td>
      <Td>
        {outcome ? (
          <Badge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
        ) : (
          <Badge>{t("outcomes.UNKNOWN")}</Badge>
        )}
        {code ? <span className="block pt-0.5 font-mono text-[11px] text-muted-foreground">{code}</span> : null}
      </Td>
      <Td className="max-w-md font-mono text-xs break-words text-muted-foreground">{JSON.stringify(rest.arguments)}</Td>
    </tr>
  );
}
