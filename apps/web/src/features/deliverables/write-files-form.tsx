"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Deliverable, Language } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";

const startExportDocument = graphql(`
  mutation StartExport($input: StartExportInput!) {
    startExport(input: $input) {
      export {
        ...RunFields
      }
      userErrors {
        field
        message
      }
    }
  }
`);

type WriteFilesFormProps = {
  studyId: string;
  language: Language;
  available: readonly Deliverable[];
  onStarted: () => void;
};

/** What to write, all of it unless one says otherwise. */
export function WriteFilesForm({ studyId, language, available, onStarted }: WriteFilesFormProps) {
  const t = useTranslations("deliverables");
  const [{ fetching }, startExport] = useMutation(startExportDocument);
  const [left, setLeft] = useState<readonly Deliverable[]>([]);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const chosen = available.filter((kind) => !left.includes(kind));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await startExport({ input: { studyId, language, only: chosen } });
    setErrors(errorsOf(result.error, result.data?.startExport.userErrors));
    if (result.data?.startExport.export) onStarted();
  };

  return (
    <Card>
      <CardHeader
        title={t("write.title")}
        description={t("write.detail")}
        actions={
          <Button
            size="sm"
            variant="ghost"
            onClick={() => setLeft(chosen.length === available.length ? available : [])}
          >
            {t(chosen.length === available.length ? "write.none" : "write.all")}
          </Button>
        }
      />
      <CardBody>
        <form onSubmit={submit} className="grid gap-4">
          <ul className="grid gap-2.5">
            {available.map((kind) => (
              <li key={kind}>
                <label className="flex gap-2.5 text-[13px]">
                  <input
                    type="checkbox"
                    className="mt-1"
                    checked={chosen.includes(kind)}
                    onChange={(event) =>
                      setLeft(event.target.checked ? left.filter((one) => one !== kind) : [...left, kind])
                    }
                  />
                  <span>
                    <span className="font-medium">{t(`kinds.${kind}.name`)}</span>
                    <span className="block text-xs leading-relaxed text-muted-foreground">
                      {t(`kinds.${kind}.detail`)}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <FormFailure errors={errors} shown={[]} />
          <Button type="submit" variant="primary" disabled={fetching || chosen.length === 0}>
            {t("write.start", { count: chosen.length })}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
