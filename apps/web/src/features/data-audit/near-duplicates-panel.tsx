"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../components/facts.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { NearDuplicatesPanelFragment } from "../../generated/graphql.ts";
import { useShareText } from "../prevalence/use-share-text.ts";
import { PairDesk } from "./pair-desk.tsx";
import { PairReadings } from "./pair-readings.tsx";

graphql(`
  fragment NearDuplicatesPanel on Study {
    audits {
      nearDuplicates {
        hashBits
        featureDistance
        nCopies
        copiesFound
        expectedFalsePairs
        separable
        nPairs
        nFamilies
        nInFamilies
        nLooseFamilies
        nCrossing
        nContradictory
      }
    }
  }
`);

type NearDuplicatesPanelProps = { study: NearDuplicatesPanelFragment; studyId: string; datasetId: string };

/** What counts as the same picture again, how that was settled, and every pair to be read. */
export function NearDuplicatesPanel({ study, studyId, datasetId }: NearDuplicatesPanelProps) {
  const t = useTranslations("dataAudit.nearDuplicates");
  const format = useFormatter();
  const share = useShareText();
  if (!study.audits) return null;
  const found = study.audits.nearDuplicates;
  const facts: [string, string][] = [
    [t("pairs"), format.number(found.nPairs)],
    [t("families"), t("inFamilies", { n: format.number(found.nFamilies), images: format.number(found.nInFamilies) })],
    [t("crossing"), format.number(found.nCrossing)],
    [t("contradictory"), format.number(found.nContradictory)],
    [t("loose"), format.number(found.nLooseFamilies)],
  ];
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-5">
        <div className="grid gap-4 md:grid-cols-2">
          <Facts facts={facts} />
          <p className="text-[13px] leading-relaxed text-muted-foreground">
            {found.hashBits == null || found.featureDistance == null
              ? t("notSeparable")
              : t("thresholds", {
                  bits: format.number(found.hashBits),
                  distance: format.number(found.featureDistance, { maximumFractionDigits: 3 }),
                  copies: format.number(found.nCopies),
                  found: share(found.copiesFound ?? 0),
                  expected: format.number(found.expectedFalsePairs ?? 0, { maximumFractionDigits: 2 }),
                })}
          </p>
        </div>
        <PairDesk studyId={studyId} datasetId={datasetId} />
        <PairReadings datasetId={datasetId} />
      </CardBody>
    </Card>
  );
}
