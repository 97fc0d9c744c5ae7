"use client";
import { UserCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { AccountsPanel } from "./accounts-panel.tsx";
import { AddAccount } from "./add-account.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { KeysPanel } from "./keys-panel.tsx";

graphql(`
  fragment AccountFields on Account {
    id
    email
    name
    role
    sessions
    keys {
      id
      name
      start
      scope
      expiresAt
      revokedAt
    }
  }
`);

const accountsDocument = graphql(`
  query Accounts {
    accounts {
      ...AccountFields
    }
  }
`);

/** Who may sign in, with what, and what everyone changed. */
export function Accounts() {
  const t = useTranslations("accounts");
  const { viewer, loading, error, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading || !viewer) return <Skeleton className="h-72" />;
  const may = viewer.role === "ADMINISTRATOR";
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {may ? (
        <AccountsOfServer />
      ) : (
        <EmptyState icon={<UserCheck aria-hidden />} title={t("administratorsOnly")}>
          {t("administratorsOnlyDetail")}
        </EmptyState>
      )}
    </>
  );
}

function AccountsOfServer() {
  const [{ data, error }, reload] = useQuery({ query: accountsDocument });
  const again = () => reload({ requestPolicy: "network-only" });
  if (error && !data) return <QueryFailure error={error} onRetry={again} />;
  if (!data) return <Skeleton className="h-72" />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <AccountsPanel accounts={data.accounts} onChange={again} actions={<AddAccount onAdded={again} />} />
      <KeysPanel accounts={data.accounts} onChange={again} />
      <ChangesPanel />
    </div>
  );
}
