"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { graphql } from "../../generated/gql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { ImageTile } from "../image/image-tile.tsx";
import { usePairReview } from "./use-pair-review.ts";

const pairReadingsDocument = graphql(`
  query PairReadings($dataset: ID!) {
    dataset(id: $dataset) {
      id
      pairReviews(first: 50) {
        totalCount
        edges {
          cursor
          node {
            same
            reader
            reviewedAt
            imageA {
              id
              path
              thumbnailUrl
            }
            imageB {
              id
              path
              thumbnailUrl
            }
          }
        }
      }
    }
  }
`);

/** Every reading kept of the data set's pairs: one read as different leaves the list of the next study, and can only be taken
 *  back from here. */
export function PairReadings({ datasetId }: { datasetId: string }) {
  const t = useTranslations("dataAudit.nearDuplicates");
  const format = useFormatter();
  const { refresh, revision } = useSelection();
  const [{ data }, reload] = useQuery({ query: pairReadingsDocument, variables: { dataset: datasetId } });
  const { takeBack, errors, busy } = usePairReview({ datasetId, reader: null, onChange: refresh });
  useEffect(() => {
    if (revision > 0) reload({ requestPolicy: "network-only" });
  }, [revision, reload]);
  const kept = data?.dataset?.pairReviews;
  if (!kept || kept.totalCount === 0) return null;
  return (
    <Expander title={t("kept")} aside={format.number(kept.totalCount)}>
      <FormFailure errors={errors} shown={[]} />
      <ul className="grid gap-3 md:grid-cols-2">
        {kept.edges.map(({ cursor, node: { imageA = null, imageB = null, same, reader, reviewedAt } }) => (
          <li key={cursor} className="flex items-center gap-3">
            {[imageA, imageB].map((image, side) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the two sides of one pair
              image ? <ImageTile key={side} {...image} className="size-12 shrink-0" /> : null,
            )}
            <span className="grid gap-1">
              <Badge tone="outline" className="w-fit">
                {t(same ? "same" : "different")}
              </Badge>
              <span className="text-xs text-muted-foreground">
                {t("readOn", { reader, day: format.dateTime(new Date(reviewedAt), { dateStyle: "medium" }) })}
              </span>
            </span>
            {imageA && imageB ? (
              <Button
                size="sm"
                variant="quiet"
                disabled={busy}
                onClick={() => void takeBack({ id: cursor, imageA, imageB })}
              >
                {t("takeBack")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Expander>
  );
}
