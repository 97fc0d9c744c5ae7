"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { graphql } from "../../generated/gql.ts";
import { useSelection } from "../../shell/selection.tsx";

const resumeRunDocument = graphql(`
  mutation ResumeRun($id: ID!) {
    resumeRun(id: $id) {
      run {
        ...RunFields
      }
      userErrors {
        message
      }
    }
  }
`);

/** Takes up a run that failed or was cancelled: what it finished is kept. */
export function ResumeRun({ id }: { id: string }) {
  const t = useTranslations("runs");
  const { refresh } = useSelection();
  const [, resumeRun] = useMutation(resumeRunDocument);
  const [asked, setAsked] = useState(false);
  const resume = async () => {
    setAsked(true);
    const { data, error } = await resumeRun({ id });
    const problem = error?.graphQLErrors[0]?.message ?? error?.message ?? data?.resumeRun.userErrors[0]?.message;
    if (problem) toast.error(problem);
    setAsked(false);
    refresh();
  };
  return (
    <Button size="sm" onClick={resume} disabled={asked}>
      {t("resume")}
    </Button>
  );
}
