"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { useClient, useQuery } from "urql";
import { Alert } from "../../components/ui/alert.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import { useSelection } from "../../shell/selection.tsx";
import { RunProgress } from "../runs/run-progress.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { useLiveRun } from "../runs/use-live-run.ts";
import { Notices } from "./import-report-lists.tsx";
import { useFollowedImport } from "./use-followed-import.ts";

const followedImportDocument = graphql(`
  query FollowedImport($id: ID!) {
    run(id: $id) {
      ...RunFields
      ... on Import {
        dataset {
          id
        }
        report {
          rejected {
            path
            message
          }
        }
      }
    }
  }
`);

/** The import that was just started here, until it ends; then the page turns to its data set. */
export function FollowedImport() {
  const { importId } = useFollowedImport();
  return importId ? <Following key={importId} importId={importId} /> : null;
}

function Following({ importId }: { importId: string }) {
  const t = useTranslations("import");
  const client = useClient();
  const { follow } = useFollowedImport();
  const { refresh, selectDataset } = useSelection();
  const [{ data }] = useQuery({ query: followedImportDocument, variables: { id: importId } });

  const told = useRef(false);
  const ended = async () => {
    if (told.current) return;
    told.current = true;
    const last = await client.query(followedImportDocument, { id: importId }, { requestPolicy: "network-only" });
    refresh();
    const run = last.data?.run;
    if (run?.__typename !== "Import") return;
    if (run.status === "DONE") {
      toast.success(t("done"));
      await follow(null);
    }
    // One that failed may have kept images too: they are shown below what is said of it.
    if (run.dataset) selectDataset(run.dataset.id);
  };
  const known = data?.run ?? null;
  const { run, lost } = useLiveRun(known, () => void ended());
  // An import of a few files may have ended before it was first asked about: no news comes of it then.
  const endedBefore = known !== null && isTerminal(known.status);
  useEffect(() => {
    if (endedBefore) void ended();
  });

  if (!run) return null;
  if (run.status === "FAILED" || run.status === "CANCELLED") {
    return (
      <Alert
        tone={run.status === "FAILED" ? "error" : "warning"}
        title={run.status === "FAILED" ? t("failed") : t("cancelled")}
        actions={
          <Button size="sm" onClick={() => follow(null)}>
            {t("dismiss")}
          </Button>
        }
      >
        <p>{run.failure?.message ?? (run.status === "FAILED" ? t("failedUnknown") : t("cancelledDetail"))}</p>
        {run.__typename === "Import" && run.status === "FAILED" && run.report?.rejected.length ? (
          <div className="mt-2">
            <Notices notices={run.report.rejected} />
          </div>
        ) : null}
      </Alert>
    );
  }
  if (isTerminal(run.status)) return null;
  return (
    <Card className="px-5 py-4">
      <RunProgress run={run} lost={lost} title={t("running")} />
    </Card>
  );
}
