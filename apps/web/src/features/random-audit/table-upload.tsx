"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { graphql } from "../../generated/gql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { decodeTable } from "./decode-table.ts";

const recordAuditLabelsDocument = graphql(`
  mutation RecordAuditLabels($input: RecordAuditLabelsInput!) {
    recordAuditLabels(input: $input) {
      changed
      userErrors {
        field
        message
      }
    }
  }
`);

type TableUploadProps = { datasetId: string; reader: string | null; onChange: () => void };

/** Labels read elsewhere, as a table: all of them are kept, or none. */
export function TableUpload({ datasetId, reader, onChange }: TableUploadProps) {
  const t = useTranslations("randomAudit.upload");
  const [{ fetching }, record] = useMutation(recordAuditLabelsDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const file = useRef<HTMLInputElement>(null);

  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    if (!chosen) return;
    const csv = decodeTable(new Uint8Array(await chosen.arrayBuffer()));
    event.target.value = "";
    const { data, error } = await record({ input: { datasetId, csv, reader: reader ?? "" } });
    setErrors(errorsOf(error, data?.recordAuditLabels.userErrors));
    const changed = data?.recordAuditLabels.changed;
    if (changed == null) return;
    toast.success(t("done", { count: changed }));
    onChange();
  };

  return (
    <div className="grid gap-2">
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        aria-label={t("open")}
        tabIndex={-1}
        onChange={send}
      />
      <Button size="sm" className="w-fit" disabled={fetching || !reader} onClick={() => file.current?.click()}>
        <Upload aria-hidden />
        {t("open")}
      </Button>
      {reader ? null : <p className="text-xs text-muted-foreground">{t("nameFirst")}</p>}
      <FormFailure errors={errors} shown={[]} />
    </div>
  );
}
