"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { CoveragePanelFragment } from "../../generated/graphql.ts";
import { useShareText } from "../prevalence/use-share-text.ts";
import { AuditImageTile } from "./audit-image-tile.tsx";

graphql(`
  fragment CoveragePanel on Study {
    audits {
      coverage {
        share
        nLabelledFamilies
        nFamiliesNeeded
        nPoolFamilies
        nUncoveredFamilies
        shareUncovered
        interval {
          low
          high
          level
        }
        reason {
          message
        }
        regions {
          cluster
          n
          nLabelled
          nPool
          nUncovered
          shareUncovered
          interval {
            low
            high
          }
          examples {
            ...AuditImageTile
          }
        }
      }
    }
  }
`);

/** Where the pool has no label near: the classifier extrapolates there. */
export function CoveragePanel({ study }: { study: CoveragePanelFragment }) {
  const t = useTranslations("dataAudit.coverage");
  const format = useFormatter();
  const share = useShareText();
  if (!study.audits) return null;
  const { coverage } = study.audits;
  const span = (interval: { low: number; high: number } | null | undefined) =>
    interval ? t("bounds", { low: share(interval.low), high: share(interval.high) }) : null;
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail", { share: share(coverage.share) })} />
      <CardBody className="grid gap-4">
        {coverage.shareUncovered == null ? (
          <p className="text-sm text-muted-foreground">{coverage.reason?.message}</p>
        ) : (
          <>
            <p className="text-sm leading-relaxed">
              {t("found", {
                share: share(coverage.shareUncovered),
                uncovered: format.number(coverage.nUncoveredFamilies),
                pool: format.number(coverage.nPoolFamilies),
                expected: share(1 - coverage.share),
                interval: coverage.interval
                  ? t("interval", { low: share(coverage.interval.low), high: share(coverage.interval.high) })
                  : "",
              })}
            </p>
            <Table>
              <thead>
                <tr>
                  <Th>{t("region")}</Th>
                  <Th className="text-right">{t("images")}</Th>
                  <Th className="text-right">{t("labelled")}</Th>
                  <Th>{t("uncovered")}</Th>
                  <Th>{t("examples")}</Th>
                </tr>
              </thead>
              <tbody>
                {coverage.regions.map((region) => (
                  <tr key={region.cluster ?? "all"}>
                    <Td className="whitespace-nowrap">
                      {region.cluster == null
                        ? t("all")
                        : region.cluster === -1
                          ? t("noise")
                          : t("cluster", { number: format.number(region.cluster + 1) })}
                    </Td>
                    <Td className="text-right">{format.number(region.n)}</Td>
                    <Td className="text-right">{format.number(region.nLabelled)}</Td>
                    <Td>
                      {region.shareUncovered == null ? (
                        <span className="text-muted-foreground">{t("noPool")}</span>
                      ) : (
                        <>
                          <span className="font-medium">{share(region.shareUncovered)}</span>{" "}
                          <span className="text-xs text-muted-foreground">
                            {t("count", { n: format.number(region.nUncovered), pool: format.number(region.nPool) })}{" "}
                            {span(region.interval)}
                          </span>
                        </>
                      )}
                    </Td>
                    <Td>
                      <div className="flex gap-1.5">
                        {region.examples.map((example) => (
                          <AuditImageTile key={example.path} of={example} className="size-12 shrink-0" />
                        ))}
                      </div>
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </>
        )}
      </CardBody>
    </Card>
  );
}
