"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AccountFieldsFragment, KeyScope } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, errorUnder, type FormErrors, noErrors } from "../../graphql/user-errors.ts";

const addKeyDocument = graphql(`
  mutation AddKey($input: AddKeyInput!) {
    addKey(input: $input) {
      key
      userErrors {
        field
        message
      }
    }
  }
`);

const scopes: readonly KeyScope[] = ["READ", "WRITE"];
const DAYS = { default: 90, max: 3650 };
const FIELDS = ["name", "expiresInDays"];

type AddKeyProps = { accounts: readonly AccountFieldsFragment[]; onAdded: () => void };

export function AddKey({ accounts, onAdded }: AddKeyProps) {
  const t = useTranslations("accounts.keys");
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const show = (shown: boolean) => {
    setOpen(shown);
    setKey(null);
  };
  return (
    <>
      <Button size="sm" onClick={() => show(true)}>
        <KeyRound aria-hidden />
        {t("add")}
      </Button>
      <Dialog open={open} onOpenChange={show}>
        <DialogContent title={t("add")} description={key ? t("toldOnce") : t("addDetail")}>
          {key ? (
            <output className="rounded-md border bg-muted px-3 py-2 font-mono text-[13px] break-all select-all">
              {key}
            </output>
          ) : (
            <AddKeyForm
              accounts={accounts}
              onKey={(made) => {
                setKey(made);
                onAdded();
              }}
            />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

type AddKeyFormProps = { accounts: readonly AccountFieldsFragment[]; onKey: (key: string) => void };

function AddKeyForm({ accounts, onKey }: AddKeyFormProps) {
  const t = useTranslations("accounts.keys");
  const [{ fetching }, addKey] = useMutation(addKeyDocument);
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? "");
  const [scope, setScope] = useState<KeyScope>("READ");
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = String(form.get("days")).trim();
    const expiresInDays = days === "" ? null : Number(days);
    const { data, error } = await addKey({
      input: { accountId, scope, name: String(form.get("name")), expiresInDays },
    });
    setErrors(errorsOf(error, data?.addKey.userErrors));
    if (data?.addKey.key) onKey(data.addKey.key);
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={t("name")} hint={t("nameHint")} error={errorUnder(errors, "name")} htmlFor="key-name">
        <Input id="key-name" name="name" maxLength={80} autoComplete="off" required />
      </Field>
      <Field label={t("account")} hint={t("accountHint")} htmlFor="key-account">
        <Select
          id="key-account"
          label={t("account")}
          value={accountId}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setAccountId}
        />
      </Field>
      <Field label={t("scope")} htmlFor="key-scope">
        <Select
          id="key-scope"
          label={t("scope")}
          value={scope}
          options={scopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
          onChange={setScope}
        />
      </Field>
      <Field label={t("days")} hint={t("daysHint")} error={errorUnder(errors, "expiresInDays")} htmlFor="key-days">
        <Input id="key-days" name="days" type="number" min={1} max={DAYS.max} step={1} defaultValue={DAYS.default} />
      </Field>
      <FormFailure errors={errors} shown={FIELDS} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={fetching}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
