"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { type CombinedError, useQuery } from "urql";
import { type ActiveRun, useActiveRuns } from "../features/runs/use-active-runs.ts";
import { graphql } from "../generated/gql.ts";
import type { ShellQuery } from "../generated/graphql.ts";
import { chooseStudy } from "./choose-study.ts";

const shellDocument = graphql(`
  query Shell {
    datasets {
      id
      name
      synthetic
      fingerprint
      studies(first: 20) {
        id
        status
        createdAt
        backbone
        seed
        stale
        champion {
          id
          layer
        }
      }
    }
    system {
      version
    }
    viewer {
      name
      role
      via
    }
  }
`);

export type ShellDataset = ShellQuery["datasets"][number];
export type ShellViewer = ShellQuery["viewer"];
export type ShellStudy = ShellDataset["studies"][number];

type Selection = {
  loading: boolean;
  error: CombinedError | undefined;
  version: string | null;
  /** Who looks; null until it is known. */
  viewer: ShellViewer | null;
  datasets: ShellDataset[];
  dataset: ShellDataset | null;
  /** The study the pages show: the one in the address, else the newest finished one, else the newest. */
  study: ShellStudy | null;
  selectDataset: (id: string) => void;
  selectStudy: (id: string) => void;
  /** What the server works on, whoever asked for it: the pages look again when one starts or ends. */
  activeRuns: ActiveRun[];
  /** Counts the times something changed; lists that were read page by page start again. */
  revision: number;
  refresh: () => void;
};

const SelectionContext = createContext<Selection | null>(null);

export const selectionParams = { dataset: parseAsString, study: parseAsString };

export function SelectionProvider({ children }: { children: ReactNode }) {
  const [params, setParams] = useQueryStates(selectionParams, { history: "push" });
  const [{ data, error }, reload] = useQuery({ query: shellDocument });
  const [revision, setRevision] = useState(0);
  const refresh = useCallback(() => {
    setRevision((count) => count + 1);
    reload({ requestPolicy: "network-only" });
  }, [reload]);

  const activeRuns = useActiveRuns(refresh);

  const selection = useMemo<Selection>(() => {
    const datasets = data?.datasets ?? [];
    const dataset = datasets.find((candidate) => candidate.id === params.dataset) ?? datasets[0] ?? null;
    return {
      loading: !data && !error,
      error: data ? undefined : error,
      version: data?.system.version ?? null,
      viewer: data?.viewer ?? null,
      datasets,
      dataset,
      study: dataset ? chooseStudy(dataset.studies, params.study) : null,
      selectDataset: (id) => setParams({ dataset: id, study: null }),
      selectStudy: (id) => setParams({ dataset: dataset?.id ?? null, study: id }),
      activeRuns,
      revision,
      refresh,
    };
  }, [data, error, params, setParams, activeRuns, revision, refresh]);

  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error("useSelection is called outside SelectionProvider");
  return selection;
}
