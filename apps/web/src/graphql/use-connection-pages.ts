"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";

export type ConnectionPage<Node, Head> = {
  nodes: Node[];
  totalCount: number;
  /** False when more than totalCount match. */
  totalCountExact: boolean;
  next: string | null;
  head: Head;
};
export type LoadPage<Node, Head> = (
  after: string | null,
) => Promise<{ page: ConnectionPage<Node, Head> } | { error: CombinedError }>;

type State<Node, Head> = {
  key: string;
  nodes: Node[];
  totalCount: number;
  totalCountExact: boolean;
  next: string | null;
  head: Head | null;
  error: CombinedError | null;
};

/** Reads a connection page after page as the reader scrolls.
 *  @param key everything the list depends on; a new key starts again from the first page
 *  @returns what has been read; `stale` while the rows are still those of the previous key */
export function useConnectionPages<Node, Head>(key: string, load: LoadPage<Node, Head>) {
  const [state, setState] = useState<State<Node, Head>>({
    key: "",
    nodes: [],
    totalCount: 0,
    totalCountExact: true,
    next: null,
    head: null,
    error: null,
  });
  const [attempt, setAttempt] = useState(0);
  const loadLatest = useRef(load);
  loadLatest.current = load;
  const busy = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` reads the first page again after a failure.
  useEffect(() => {
    let current = true;
    busy.current = true;
    void loadLatest.current(null).then((answer) => {
      if (!current) return;
      busy.current = false;
      if ("error" in answer) setState((before) => ({ ...before, key, error: answer.error }));
      else setState({ key, error: null, ...answer.page });
    });
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const loadMore = useCallback(() => {
    const { next } = state;
    if (busy.current || next === null || state.key !== key) return;
    busy.current = true;
    void loadLatest.current(next).then((answer) => {
      busy.current = false;
      setState((before) => {
        if (before.key !== key || before.next !== next) return before;
        if ("error" in answer) return { ...before, error: answer.error };
        return { ...before, error: null, ...answer.page, nodes: [...before.nodes, ...answer.page.nodes] };
      });
    });
  }, [state, key]);

  return {
    ...state,
    loading: state.key === "",
    stale: state.key !== key,
    loadMore,
    retry: () => setAttempt((count) => count + 1),
  };
}
