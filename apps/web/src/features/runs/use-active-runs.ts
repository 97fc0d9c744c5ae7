"use client";
import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { ActiveRunsQuery } from "../../generated/graphql.ts";

const activeRunsDocument = graphql(`
  query ActiveRuns {
    activeRuns {
      ...RunFields
      ... on Import {
        dataset {
          id
        }
      }
    }
  }
`);

export type ActiveRun = ActiveRunsQuery["activeRuns"][number];

const pauseMs = 2500;

/** What waits or works on the server, whoever started it. Which runs there are is asked again and again, as no
 *  subscription tells of new ones; how far each is comes from its own subscription.
 *  @param onChange called when a run appears, ends, or has got its data set
 *  @returns oldest first, as they were when one last appeared or ended */
export function useActiveRuns(onChange: () => void): ActiveRun[] {
  const client = useClient();
  const [runs, setRuns] = useState<ActiveRun[]>([]);
  const told = useRef("");
  useEffect(() => {
    let current = true;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const { data } = await client.query(activeRunsDocument, {}, { requestPolicy: "network-only" });
      // Without an answer what is known stands; whatever the page itself asks says that the server is out of reach.
      if (!current || !data) return;
      const now = data.activeRuns.map(identity).join(" ");
      if (now === told.current) return;
      told.current = now;
      setRuns(data.activeRuns);
      onChange();
    };
    void ask();
    const timer = setInterval(() => void ask(), pauseMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [client, onChange]);
  return runs;
}

/** An import gets its data set with its first image: from then on a page can show it. */
function identity(run: ActiveRun): string {
  return run.__typename === "Import" ? `${run.id}@${run.dataset?.id ?? ""}` : run.id;
}
