"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AccountFieldsFragment } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { PasswordField } from "./password-field.tsx";

const setPasswordDocument = graphql(`
  mutation SetAccountPassword($input: SetAccountPasswordInput!) {
    setAccountPassword(input: $input) {
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

type SetPasswordProps = { account: AccountFieldsFragment; onDone: () => void };

export function SetPassword({ account, onDone }: SetPasswordProps) {
  const t = useTranslations("accounts.password");
  const [open, setOpen] = useState(false);
  const [{ fetching }, setPassword] = useMutation(setPasswordDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    const { data, error } = await setPassword({ input: { accountId: account.id, password } });
    setErrors(errorsOf(error, data?.setAccountPassword.userErrors));
    if (!data?.setAccountPassword.account) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button size="sm" variant="quiet" aria-label={t("openOf", { name: account.name })} onClick={() => setOpen(true)}>
        <KeyRound aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("openOf", { name: account.name })} description={t("detail")}>
          <form onSubmit={submit} className="grid gap-4">
            <PasswordField />
            <FormFailure errors={errors} shown={[]} />
            <div className="flex justify-end">
              <Button type="submit" variant="primary" disabled={fetching}>
                {t("submit")}
              </Button>
            </div>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
