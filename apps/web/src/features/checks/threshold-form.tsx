"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { graphql } from "../../generated/gql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, errorUnder, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { useSelection } from "../../shell/selection.tsx";
import { type CheckRow, readThreshold } from "./prepare-checks.ts";

const setCheckThresholdDocument = graphql(`
  mutation SetCheckThreshold($input: SetCheckThresholdInput!) {
    setCheckThreshold(input: $input) {
      definition {
        id
        threshold
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const NAME_LENGTH_MAX = 80;

/** Another threshold, and who answers for it. */
export function ThresholdForm({ check, onSet }: { check: CheckRow; onSet: () => void }) {
  const t = useTranslations("checks.form");
  const [{ fetching }, setCheckThreshold] = useMutation(setCheckThresholdDocument);
  const [written, setWritten] = useState(String(check.threshold));
  const { viewer } = useSelection();
  // Nobody signs for another: the account's name is the server's to write.
  const ofAccount = viewer !== null && viewer.via !== "LOOPBACK";
  const [name, setName] = useState("");
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const threshold = readThreshold(written, check.bounds);
  const named = ofAccount || name.trim().length > 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (threshold === null || !named) return;
    const changedBy = ofAccount ? null : name.trim();
    const result = await setCheckThreshold({ input: { checkId: check.id, threshold, changedBy } });
    setErrors(errorsOf(result.error, result.data?.setCheckThreshold.userErrors));
    if (result.data?.setCheckThreshold.definition) onSet();
  };

  const { minimum, maximum, whole } = check.bounds;
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Field
        label={t("threshold")}
        hint={t(whole ? "boundsWhole" : "bounds", { minimum, maximum })}
        error={
          threshold === null
            ? t(whole ? "boundsWhole" : "bounds", { minimum, maximum })
            : errorUnder(errors, "threshold")
        }
        htmlFor="check-threshold"
      >
        <Input
          id="check-threshold"
          inputMode="decimal"
          value={written}
          onChange={(event) => setWritten(event.target.value)}
          aria-invalid={threshold === null}
        />
      </Field>
      {ofAccount ? null : (
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={errorUnder(errors, "changedBy")}
          htmlFor="check-changed-by"
        >
          <Input
            id="check-changed-by"
            value={name}
            maxLength={NAME_LENGTH_MAX}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      )}
      <FormFailure errors={errors} shown={["threshold", "changedBy"]} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={fetching || threshold === null || !named}>
          {fetching ? t("saving") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
