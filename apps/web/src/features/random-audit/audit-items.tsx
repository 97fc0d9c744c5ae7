"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useClient } from "urql";
import { LabelText } from "../../classes/class-text.tsx";
import { Picture } from "../../components/picture.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AuditItemFieldsFragment } from "../../generated/graphql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { useConnectionPages } from "../../graphql/use-connection-pages.ts";
import { useSelection } from "../../shell/selection.tsx";

const auditItemsDocument = graphql(`
  query AuditItems($dataset: ID!, $first: Int!, $after: String) {
    dataset(id: $dataset) {
      id
      audit {
        items(first: $first, after: $after) {
          edges {
            node {
              ...AuditItemFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
      }
    }
  }
`);

const pageSize = 50;

type AuditItemsProps = { datasetId: string; onPick: (item: AuditItemFieldsFragment) => void };

/** Everything drawn, in the order drawn, with who said what; any of them can be put back on the desk. */
export function AuditItems({ datasetId, onPick }: AuditItemsProps) {
  const t = useTranslations("randomAudit.items");
  const format = useFormatter();
  const client = useClient();
  const { revision } = useSelection();
  const items = useConnectionPages<AuditItemFieldsFragment, null>(`${datasetId} ${revision}`, async (after) => {
    const variables = { dataset: datasetId, first: pageSize, after };
    const { data, error } = await client.query(auditItemsDocument, variables, { requestPolicy: "network-only" });
    if (error) return { error };
    const page = data?.dataset?.audit.items;
    return {
      page: {
        nodes: page?.edges.map(({ node }) => node) ?? [],
        totalCount: page?.totalCount ?? 0,
        totalCountExact: true,
        next: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
        head: null,
      },
    };
  });
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-3">
        {items.error ? <QueryFailure error={items.error} onRetry={items.retry} /> : null}
        <Table>
          <thead>
            <tr>
              <Th className="text-right">{t("position")}</Th>
              <Th>{t("image")}</Th>
              <Th>{t("label")}</Th>
              <Th>{t("reader")}</Th>
              <Th aria-label={t("counts")} />
            </tr>
          </thead>
          <tbody>
            {items.nodes.map((item) => (
              <tr key={item.position}>
                <Td className="py-1.5 text-right">{format.number(item.position)}</Td>
                <Td className="py-1.5">
                  {item.image ? (
                    <button
                      type="button"
                      onClick={() => onPick(item)}
                      className="flex max-w-full items-center gap-2.5 rounded-sm text-left hover:underline"
                    >
                      <Picture
                        src={item.image.thumbnailUrl}
                        alt=""
                        loading="lazy"
                        className="size-8 shrink-0 rounded bg-tile object-contain"
                      />
                      <span className="max-w-72 truncate">{item.image.path}</span>
                    </button>
                  ) : (
                    <span className="text-muted-foreground">{t("gone")}</span>
                  )}
                </Td>
                <Td className="py-1.5">{item.label ? <LabelText label={item.label} /> : "—"}</Td>
                <Td className="py-1.5 text-muted-foreground">{item.reader ?? "—"}</Td>
                <Td className="py-1.5">
                  {item.counts ? (
                    <Badge tone="success">{t("counts")}</Badge>
                  ) : item.label ? (
                    <Badge tone="warning">{t("waits")}</Badge>
                  ) : null}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
        {items.next === null ? null : (
          <Button size="sm" className="w-fit" onClick={items.loadMore}>
            {t("more")}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}
