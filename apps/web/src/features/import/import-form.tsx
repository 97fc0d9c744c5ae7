"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Progress } from "../../components/ui/progress.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorUnder } from "../../graphql/user-errors.ts";
import { datasetName } from "./dataset-name.ts";
import { Dropzone } from "./dropzone.tsx";
import { useStartImport } from "./use-start-import.ts";

type ImportFormProps = {
  /** The data set that can be added to, if there is one in view. */
  into: { id: string; name: string } | null;
  onStarted: (importId: string) => void;
};

export function ImportForm({ into, onStarted }: ImportFormProps) {
  const t = useTranslations("import");
  const format = useFormatter();
  const { state, errors, start, cancelUpload } = useStartImport(onStarted);
  const [from, setFrom] = useState<"zip" | "folder">("zip");
  const [target, setTarget] = useState<"new" | "existing">("new");
  const [file, setFile] = useState<File | null>(null);
  const [path, setPath] = useState("");
  const [typedName, setTypedName] = useState<string | null>(null);

  const source = from === "zip" ? (file ? { file } : null) : path.trim() ? { path: path.trim() } : null;
  const name = typedName ?? datasetName(from === "zip" ? (file?.name ?? "") : path.trim());
  const named = source !== null && (target === "new" || !into);
  const ready = source !== null && state.phase === "idle" && (target === "existing" || name.trim() !== "");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (source && ready)
      void start(source, into && target === "existing" ? { datasetId: into.id } : { name: name.trim() });
  };

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Segmented
        label={t("from")}
        value={from}
        onChange={setFrom}
        options={[
          { value: "zip", label: t("fromZip") },
          { value: "folder", label: t("fromFolder") },
        ]}
      />
      {from === "zip" ? (
        <Dropzone file={file} onFile={setFile} compact={into !== null} />
      ) : (
        <Field label={t("path")} hint={t("pathHint")} error={errorUnder(errors, "path")} htmlFor="import-path">
          <Input
            id="import-path"
            value={path}
            onChange={(event) => setPath(event.target.value)}
            className="font-mono text-[13px]"
            spellCheck={false}
          />
        </Field>
      )}
      {into ? (
        <Segmented
          label={t("target")}
          value={target}
          onChange={setTarget}
          options={[
            { value: "new", label: t("targetNew") },
            { value: "existing", label: t("targetExisting", { name: into.name }) },
          ]}
        />
      ) : null}
      {named ? (
        <Field label={t("name")} error={errorUnder(errors, "name")} htmlFor="import-name">
          <Input id="import-name" value={name} onChange={(event) => setTypedName(event.target.value)} />
        </Field>
      ) : null}
      <FormFailure errors={errors} shown={[...(from === "folder" ? ["path"] : []), ...(named ? ["name"] : [])]} />
      {state.phase === "uploading" ? (
        <div className="grid gap-2" aria-live="polite">
          <Progress
            value={state.share}
            label={t("uploading", { share: format.number(state.share, { style: "percent" }) })}
          />
          <p className="text-[13px] text-muted-foreground">
            {t("uploading", { share: format.number(state.share, { style: "percent" }) })}
          </p>
        </div>
      ) : null}
      <div className="flex justify-end gap-2">
        {state.phase === "uploading" ? <Button onClick={cancelUpload}>{t("cancelUpload")}</Button> : null}
        <Button type="submit" variant="primary" disabled={!ready}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
