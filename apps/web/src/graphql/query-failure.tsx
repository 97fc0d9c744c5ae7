"use client";
import { useTranslations } from "next-intl";
import type { CombinedError } from "urql";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";

/** What happened and what to do, when a page cannot read the API. */
export function QueryFailure({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const t = useTranslations("common.failure");
  const unreachable = Boolean(error.networkError);
  return (
    <Alert
      tone="error"
      title={unreachable ? t("unreachable") : t("server")}
      actions={
        <Button size="sm" onClick={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      <p>{unreachable ? t("unreachableAdvice") : t("serverAdvice")}</p>
      <p className="mt-1 font-mono text-xs break-words">
        {error.graphQLErrors[0]?.message ?? error.networkError?.message}
      </p>
    </Alert>
  );
}
