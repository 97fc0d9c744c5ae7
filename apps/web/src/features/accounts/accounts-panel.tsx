"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useMutation } from "urql";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Select } from "../../components/ui/select.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AccountFieldsFragment, Role } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { RemoveAccount } from "./remove-account.tsx";
import { roles } from "./roles.ts";
import { SetPassword } from "./set-password.tsx";

const setRoleDocument = graphql(`
  mutation SetAccountRole($input: SetAccountRoleInput!) {
    setAccountRole(input: $input) {
      account {
        id
        role
      }
      userErrors {
        field
        message
      }
    }
  }
`);

type AccountsPanelProps = { accounts: readonly AccountFieldsFragment[]; onChange: () => void; actions: ReactNode };

export function AccountsPanel({ accounts, onChange, actions }: AccountsPanelProps) {
  const t = useTranslations("accounts");
  const [, setRole] = useMutation(setRoleDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const change = async (accountId: string, role: Role) => {
    const { data, error } = await setRole({ input: { accountId, role } });
    setErrors(errorsOf(error, data?.setAccountRole.userErrors));
    onChange();
  };
  return (
    <Card>
      <CardHeader title={t("list.title")} description={t("list.detail")} actions={actions} />
      <CardBody className="grid gap-3">
        <FormFailure errors={errors} shown={[]} />
        <Table>
          <thead>
            <tr>
              <Th>{t("list.name")}</Th>
              <Th>{t("list.email")}</Th>
              <Th>{t("list.role")}</Th>
              <Th className="text-right">{t("list.sessions")}</Th>
              <Th>
                <span className="sr-only">{t("list.actions")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <Td className="font-medium">{account.name}</Td>
                <Td className="text-muted-foreground">{account.email}</Td>
                <Td>
                  <Select
                    label={t("list.roleOf", { name: account.name })}
                    value={account.role}
                    options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
                    onChange={(role) => void change(account.id, role)}
                    className="h-8 text-[13px]"
                  />
                </Td>
                <Td className="text-right tabular-nums">{account.sessions}</Td>
                <Td>
                  <div className="flex justify-end gap-1">
                    <SetPassword account={account} onDone={onChange} />
                    <RemoveAccount account={account} onDone={onChange} />
                  </div>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
        <dl className="grid gap-x-4 gap-y-1 text-xs leading-relaxed text-muted-foreground sm:grid-cols-[auto_1fr]">
          {roles.map((role) => (
            <div key={role} className="contents">
              <dt className="font-medium">{t(`role.${role}`)}</dt>
              <dd>{t(`roleMay.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
