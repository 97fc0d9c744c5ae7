"use client";
import "graphiql/style.css";
import "graphiql/setup-workers/webpack";
import { GraphiQL } from "graphiql";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { PageHeading } from "../../shell/page-heading.tsx";
import { createExplorerFetcher } from "./create-explorer-fetcher.ts";
import { exampleQuery } from "./example-query.ts";

/** GraphiQL, whole and from this very server, for people who would rather write the query themselves. */
export function Explorer() {
  const t = useTranslations("explorer");
  const locale = useLocale();
  const { resolvedTheme } = useTheme();
  const fetcher = useMemo(() => createExplorerFetcher(locale), [locale]);
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <div className="h-[max(34rem,calc(100dvh-17rem))] overflow-hidden rounded-xl border">
        <GraphiQL
          fetcher={fetcher}
          defaultQuery={exampleQuery([t("example"), t("exampleBook")])}
          forcedTheme={resolvedTheme === "dark" ? "dark" : "light"}
        />
      </div>
    </>
  );
}
