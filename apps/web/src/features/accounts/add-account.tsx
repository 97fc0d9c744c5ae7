"use client";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Role } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, errorUnder, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { PasswordField } from "./password-field.tsx";
import { roles } from "./roles.ts";

const addAccountDocument = graphql(`
  mutation AddAccount($input: AddAccountInput!) {
    addAccount(input: $input) {
      account {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export function AddAccount({ onAdded }: { onAdded: () => void }) {
  const t = useTranslations("accounts.add");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("title")} description={t("detail")}>
          <AddAccountForm
            onAdded={() => {
              setOpen(false);
              onAdded();
            }}
          />
        </DialogContent>
      </Dialog>
    </>
  );
}

const FIELDS = ["email", "name", "password"];

function AddAccountForm({ onAdded }: { onAdded: () => void }) {
  const t = useTranslations("accounts");
  const [{ fetching }, addAccount] = useMutation(addAccountDocument);
  const [role, setRole] = useState<Role>("VIEWER");
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name));
    const input = { email: text("email"), name: text("name"), password: text("password"), role };
    const { data, error } = await addAccount({ input });
    setErrors(errorsOf(error, data?.addAccount.userErrors));
    if (data?.addAccount.account) onAdded();
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={t("list.name")} hint={t("add.nameHint")} error={errorUnder(errors, "name")} htmlFor="account-name">
        <Input id="account-name" name="name" maxLength={80} autoComplete="off" required />
      </Field>
      <Field label={t("list.email")} error={errorUnder(errors, "email")} htmlFor="account-email">
        <Input id="account-email" name="email" type="email" maxLength={254} autoComplete="off" required />
      </Field>
      <Field label={t("list.role")} hint={t(`roleMay.${role}`)} htmlFor="account-role">
        <Select
          id="account-role"
          label={t("list.role")}
          value={role}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={setRole}
        />
      </Field>
      <PasswordField error={errorUnder(errors, "password")} />
      <FormFailure errors={errors} shown={FIELDS} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={fetching}>
          {t("add.submit")}
        </Button>
      </div>
    </form>
  );
}
