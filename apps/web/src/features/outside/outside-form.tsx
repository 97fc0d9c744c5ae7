"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Progress } from "../../components/ui/progress.tsx";
import { Select } from "../../components/ui/select.tsx";
import { graphql } from "../../generated/gql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorUnder } from "../../graphql/user-errors.ts";
import { readClaim } from "./read-claim.ts";
import { TableDropzone } from "./table-dropzone.tsx";
import { useAddOutside } from "./use-add-outside.ts";

const vectorMethodsDocument = graphql(`
  query VectorMethods {
    methods(tasks: [SUPERVISED, SEMI_SUPERVISED]) {
      id
      name
      needs {
        views
      }
    }
  }
`);

const DEFAULT_METHOD = "logisticRegression";

type OutsideFormProps = { datasetId: string; onAdded: (experimentId: string, claim: number | null) => void };

export function OutsideForm({ datasetId, onAdded }: OutsideFormProps) {
  const t = useTranslations("outside");
  const format = useFormatter();
  const [{ data }] = useQuery({ query: vectorMethodsDocument });
  const [file, setFile] = useState<File | null>(null);
  const [written, setWritten] = useState("");
  const [method, setMethod] = useState(DEFAULT_METHOD);
  const claim = readClaim(written);
  const wrong = Number.isNaN(claim);
  const { state, errors, add, cancelUpload } = useAddOutside(datasetId, (id) => onAdded(id, claim));
  const methods = data?.methods.filter(({ needs }) => needs.views === "NONE") ?? [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file && !wrong && state.phase === "idle") void add(file, method);
  };
  const progress =
    state.phase === "uploading"
      ? t("uploading", { share: format.number(state.share, { style: "percent" }) })
      : t("reading");

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <TableDropzone file={file} onFile={setFile} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("claim")}
          hint={t("claimHint")}
          error={wrong ? t("claimWrong") : undefined}
          htmlFor="outside-claim"
        >
          <Input
            id="outside-claim"
            inputMode="decimal"
            placeholder={format.number(0.98)}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
            aria-invalid={wrong}
          />
        </Field>
        {methods.length > 0 ? (
          <Field
            label={t("method")}
            hint={t("methodHint")}
            error={errorUnder(errors, "method")}
            htmlFor="outside-method"
          >
            <Select
              id="outside-method"
              label={t("method")}
              value={method}
              onChange={setMethod}
              options={methods.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        ) : null}
      </div>
      <FormFailure errors={errors} shown={["method"]} />
      {state.phase === "idle" ? null : (
        <div className="grid gap-2" aria-live="polite">
          <Progress value={state.phase === "uploading" ? state.share : null} label={progress} />
          <p className="text-[13px] text-muted-foreground">{progress}</p>
        </div>
      )}
      <div className="flex justify-end gap-2">
        {state.phase === "uploading" ? <Button onClick={cancelUpload}>{t("cancelUpload")}</Button> : null}
        <Button type="submit" variant="primary" disabled={!file || wrong || state.phase !== "idle"}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
