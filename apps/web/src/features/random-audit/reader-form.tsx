"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";

const lengthMax = 100;

/** Asked once: a label without a name behind it could not be asked about later. */
export function ReaderForm({ onReader }: { onReader: (name: string) => void }) {
  const t = useTranslations("randomAudit.reader");
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onReader(name.trim());
  };
  return (
    <form onSubmit={submit} className="grid max-w-sm gap-4">
      <Field label={t("name")} hint={t("hint")} htmlFor="audit-reader">
        <Input
          id="audit-reader"
          value={name}
          maxLength={lengthMax}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" className="w-fit" disabled={name.trim() === ""}>
        {t("submit")}
      </Button>
    </form>
  );
}
