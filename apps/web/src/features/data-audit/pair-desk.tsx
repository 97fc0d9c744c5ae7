"use client";
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClient } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import type { NearDuplicatePairFieldsFragment } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { useConnectionPages } from "../../graphql/use-connection-pages.ts";
import { useTotalText } from "../../graphql/use-total-text.ts";
import { useSelection } from "../../shell/selection.tsx";
import { useShortcuts } from "../../shell/shortcuts/shortcuts.tsx";
import { ReaderForm } from "../random-audit/reader-form.tsx";
import { useReader } from "../random-audit/use-reader.ts";
import { type PairView, pairFilter, pairViews } from "./pair-filter.ts";
import { PairRow } from "./pair-row.tsx";
import { usePairReview } from "./use-pair-review.ts";

graphql(`
  fragment NearDuplicatePairFields on NearDuplicatePair {
    id
    crosses
    hashBits
    featureDistance
    origin
    labelA
    labelB
    imageA {
      id
      path
      url
      thumbnailUrl
    }
    imageB {
      id
      path
      url
      thumbnailUrl
    }
    review {
      same
      reader
    }
  }
`);

const nearDuplicatesDocument = graphql(`
  query NearDuplicates($study: ID!, $first: Int!, $after: String, $filter: NearDuplicateFilter) {
    study(id: $study) {
      id
      nearDuplicates(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...NearDuplicatePairFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        totalCountExact
      }
    }
  }
`);

const pageSize = 20;

/** Pairs side by side, the closest first; S and D read the one marked, U takes the last reading back. */
export function PairDesk({ studyId, datasetId }: { studyId: string; datasetId: string }) {
  const t = useTranslations("dataAudit.nearDuplicates");
  const totalText = useTotalText();
  const client = useClient();
  const { refresh, revision } = useSelection();
  const [view, setView] = useState<PairView>("all");
  const [picked, setPicked] = useState<string | null>(null);
  const [reader, keepReader, ofAccount] = useReader();
  const filter = pairFilter(view);
  const pairs = useConnectionPages<NearDuplicatePairFieldsFragment, null>(
    JSON.stringify([studyId, filter, revision]),
    async (after) => {
      const variables = { study: studyId, first: pageSize, after, filter };
      const { data, error } = await client.query(nearDuplicatesDocument, variables, { requestPolicy: "network-only" });
      if (error) return { error };
      const page = data?.study?.nearDuplicates;
      return {
        page: {
          nodes: page?.edges.map(({ node }) => node) ?? [],
          totalCount: page?.totalCount ?? 0,
          totalCountExact: page?.totalCountExact ?? true,
          next: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
          head: null,
        },
      };
    },
  );
  const reading = usePairReview({ datasetId, reader, onChange: refresh });
  const current =
    pairs.nodes.find(({ id }) => id === picked) ?? pairs.nodes.find(({ review }) => !review) ?? pairs.nodes[0] ?? null;
  const say = (pair: NearDuplicatePairFieldsFragment | null, same: boolean) => {
    if (!pair || !reader || reading.busy) return;
    setPicked(null);
    void reading.review(pair, same);
  };
  const undo = () => {
    if (!reading.last || reading.busy) return;
    setPicked(reading.last.id);
    void reading.takeBack(reading.last);
  };
  useShortcuts(t("title"), [
    { keys: "s", says: t("same"), run: () => say(current, true) },
    { keys: "d", says: t("different"), run: () => say(current, false) },
    { keys: "z", says: t("undo"), run: undo },
  ]);

  if (pairs.error) return <QueryFailure error={pairs.error} onRetry={pairs.retry} />;
  if (pairs.loading) return <Skeleton className="h-40" />;
  return (
    <div className="grid gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          value={view}
          label={t("view.label")}
          options={pairViews.map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={setView}
        />
        <div className="flex items-center gap-2">
          <span role="status" className="text-[13px] text-muted-foreground">
            {t("shown", { count: pairs.totalCount, n: totalText(pairs) })}
          </span>
          <Button size="sm" variant="quiet" disabled={!reading.last || reading.busy} onClick={undo}>
            <Undo2 aria-hidden />
            {t("undo")}
            <kbd className="rounded border px-1 font-mono text-[11px]">Z</kbd>
          </Button>
          {reader ? (
            <Button size="sm" variant="quiet" disabled={ofAccount} onClick={() => keepReader("")}>
              {t("readBy", { reader })}
            </Button>
          ) : null}
        </div>
      </div>
      {reader === "" ? <ReaderForm onReader={keepReader} /> : null}
      <FormFailure errors={reading.errors} shown={[]} />
      {pairs.nodes.length === 0 ? <p className="text-sm text-muted-foreground">{t("none")}</p> : null}
      <ul className="grid gap-3 xl:grid-cols-2">
        {pairs.nodes.map((pair) => (
          <PairRow
            key={pair.id}
            pair={pair}
            current={pair.id === current?.id}
            ready={Boolean(reader) && !reading.busy}
            onPick={() => setPicked(pair.id)}
            onSay={(same) => say(pair, same)}
            onTakeBack={() => void reading.takeBack(pair)}
          />
        ))}
      </ul>
      {pairs.next === null ? null : (
        <Button size="sm" className="w-fit" onClick={pairs.loadMore}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
