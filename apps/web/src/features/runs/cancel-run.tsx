"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { graphql } from "../../generated/gql.ts";

const cancelRunDocument = graphql(`
  mutation CancelRun($id: ID!) {
    cancelRun(id: $id) {
      run {
        ...RunFields
      }
      userErrors {
        message
      }
    }
  }
`);

export function CancelRun({ id }: { id: string }) {
  const t = useTranslations("runs");
  const [, cancelRun] = useMutation(cancelRunDocument);
  const [asked, setAsked] = useState(false);
  const cancel = async () => {
    setAsked(true);
    const { data, error } = await cancelRun({ id });
    const problem = error?.graphQLErrors[0]?.message ?? error?.message ?? data?.cancelRun.userErrors[0]?.message;
    if (problem) {
      toast.error(problem);
      setAsked(false);
    }
  };
  return (
    <Button size="sm" onClick={cancel} disabled={asked}>
      {asked ? t("cancelling") : t("cancel")}
    </Button>
  );
}
