"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { useMutation } from "urql";
import { graphql } from "../../generated/gql.ts";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { uploadTable } from "../import/upload-zip.ts";

const addOutsideDocument = graphql(`
  mutation AddOutsideResults($input: AddOutsideResultsInput!) {
    addOutsideResults(input: $input) {
      experiment {
        id
      }
      reused
      userErrors {
        field
        message
      }
    }
  }
`);

type State = { phase: "idle" } | { phase: "uploading"; share: number } | { phase: "reading" };

/** Uploads a table, then has it read and judged. */
export function useAddOutside(datasetId: string, onAdded: (experimentId: string) => void) {
  const t = useTranslations("outside");
  const [, addOutside] = useMutation(addOutsideDocument);
  const [state, setState] = useState<State>({ phase: "idle" });
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const abort = useRef<() => void>(() => undefined);

  const add = async (file: File, method: string | null) => {
    setErrors(noErrors);
    setState({ phase: "uploading", share: 0 });
    const upload = uploadTable(file, (share) => setState({ phase: "uploading", share }));
    abort.current = upload.abort;
    const sent = await upload.result;
    if ("failure" in sent) setErrors([{ field: [], message: sent.failure ?? t("uploadFailed") }]);
    if ("uploadId" in sent) {
      setState({ phase: "reading" });
      const { data, error } = await addOutside({
        input: { datasetId, uploadId: sent.uploadId, name: file.name, method },
      });
      setErrors(errorsOf(error, data?.addOutsideResults.userErrors));
      if (data?.addOutsideResults.reused) toast(t("reused"));
      if (data?.addOutsideResults.experiment) onAdded(data.addOutsideResults.experiment.id);
    }
    setState({ phase: "idle" });
  };

  return { state, errors, add, cancelUpload: () => abort.current() };
}
