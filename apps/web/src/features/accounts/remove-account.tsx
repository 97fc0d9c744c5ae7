"use client";
import { UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AccountFieldsFragment } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";

const removeAccountDocument = graphql(`
  mutation RemoveAccount($input: RemoveAccountInput!) {
    removeAccount(input: $input) {
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

type RemoveAccountProps = { account: AccountFieldsFragment; onDone: () => void };

export function RemoveAccount({ account, onDone }: RemoveAccountProps) {
  const t = useTranslations("accounts.remove");
  const [open, setOpen] = useState(false);
  const [{ fetching }, removeAccount] = useMutation(removeAccountDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const remove = async () => {
    const { data, error } = await removeAccount({ input: { accountId: account.id } });
    setErrors(errorsOf(error, data?.removeAccount.userErrors));
    if (!data?.removeAccount.account) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button size="sm" variant="quiet" aria-label={t("openOf", { name: account.name })} onClick={() => setOpen(true)}>
        <UserMinus aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("title", { name: account.name })} description={t("detail")}>
          <FormFailure errors={errors} shown={[]} />
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("keep")}
            </Button>
            <Button variant="destructive" disabled={fetching} onClick={() => void remove()}>
              {t("submit")}
            </Button>
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
