"use client";
import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { RunFieldsFragment } from "../../generated/graphql.ts";
import { isTerminal } from "./run-status.ts";

graphql(`
  fragment RunFields on Run {
    __typename
    id
    status
    progress {
      stage
      done
      total
      ratePerSecond
      remainingMs
    }
    failure {
      message
    }
    createdAt
    startedAt
    finishedAt
  }
`);

const runChangedDocument = graphql(`
  subscription RunChanged($id: ID!) {
    runChanged(id: $id) {
      ...RunFields
    }
  }
`);

/** Follows a run over the socket from its last known state until its status is terminal.
 *  @param onEnd called once, when a run seen unfinished ends
 *  @returns the newest state known; `lost` when the socket gave up */
export function useLiveRun<Run extends RunFieldsFragment>(
  known: Run | null,
  onEnd: () => void,
): { run: Run | null; lost: boolean } {
  const [{ data, error }] = useSubscription({
    query: runChangedDocument,
    variables: { id: known?.id ?? "" },
    pause: !known || isTerminal(known.status),
  });
  const news = data && data.runChanged.id === known?.id ? data.runChanged : null;
  const run = known && news && !isTerminal(known.status) ? { ...known, ...news } : known;

  const ended = useRef<string | null>(null);
  const endedId = news && isTerminal(news.status) ? news.id : null;
  useEffect(() => {
    if (!endedId || ended.current === endedId) return;
    ended.current = endedId;
    onEnd();
  }, [endedId, onEnd]);

  return { run, lost: Boolean(error) };
}
