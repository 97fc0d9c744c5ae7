"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { ImportDatasetInput } from "../../generated/graphql.ts";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { uploadZip } from "./upload-zip.ts";

const importDatasetDocument = graphql(`
  mutation ImportDataset($input: ImportDatasetInput!) {
    importDataset(input: $input) {
      import {
        ...RunFields
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type ImportSource = { file: File } | { path: string };
export type ImportTarget = { name: string } | { datasetId: string };

type State = { phase: "idle" } | { phase: "uploading"; share: number } | { phase: "starting" };

/** Uploads when there is a file, then asks for the import. */
export function useStartImport(onStarted: (importId: string) => void) {
  const t = useTranslations("import");
  const [, importDataset] = useMutation(importDatasetDocument);
  const [state, setState] = useState<State>({ phase: "idle" });
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const abort = useRef<() => void>(() => undefined);

  const locate = async (
    source: ImportSource,
  ): Promise<Pick<ImportDatasetInput, "uploadId" | "fileName" | "path"> | null> => {
    if ("path" in source) return { path: source.path };
    setState({ phase: "uploading", share: 0 });
    const upload = uploadZip(source.file, (share) => setState({ phase: "uploading", share }));
    abort.current = upload.abort;
    const result = await upload.result;
    if ("uploadId" in result) return { uploadId: result.uploadId, fileName: source.file.name };
    if ("failure" in result) setErrors([{ field: [], message: result.failure ?? t("uploadFailed") }]);
    return null;
  };

  const start = async (source: ImportSource, target: ImportTarget) => {
    setErrors(noErrors);
    const where = await locate(source);
    if (where) {
      setState({ phase: "starting" });
      const { data, error } = await importDataset({ input: { ...where, ...target } });
      setErrors(errorsOf(error, data?.importDataset.userErrors));
      if (data?.importDataset.import) onStarted(data.importDataset.import.id);
    }
    setState({ phase: "idle" });
  };

  return { state, errors, start, cancelUpload: () => abort.current() };
}
