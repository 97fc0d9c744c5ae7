"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AccountFieldsFragment } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { AddKey } from "./add-key.tsx";

const revokeKeyDocument = graphql(`
  mutation RevokeKey($input: RevokeKeyInput!) {
    revokeKey(input: $input) {
      apiKey {
        id
        revokedAt
      }
      userErrors {
        field
        message
      }
    }
  }
`);

type Key = AccountFieldsFragment["keys"][number];
type KeysPanelProps = { accounts: readonly AccountFieldsFragment[]; onChange: () => void };

/** Keys with which programs ask in an account's name. */
export function KeysPanel({ accounts, onChange }: KeysPanelProps) {
  const t = useTranslations("accounts.keys");
  const format = useFormatter();
  const [{ fetching }, revokeKey] = useMutation(revokeKeyDocument);
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const revoke = async (keyId: string) => {
    const { data, error } = await revokeKey({ input: { keyId } });
    setErrors(errorsOf(error, data?.revokeKey.userErrors));
    onChange();
  };
  const day = (moment: string) => format.dateTime(new Date(moment), { dateStyle: "medium" });
  const stateOf = ({ revokedAt, expiresAt }: Key) => {
    if (revokedAt) return t("revoked", { day: day(revokedAt) });
    if (!expiresAt) return t("noEnd");
    return t(new Date(expiresAt) > new Date() ? "until" : "over", { day: day(expiresAt) });
  };
  const keys = accounts.flatMap((account) => account.keys.map((key) => ({ account, key })));
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("detail")}
        actions={<AddKey accounts={accounts} onAdded={onChange} />}
      />
      <CardBody className="grid gap-3">
        <FormFailure errors={errors} shown={[]} />
        {keys.length === 0 ? <p className="text-sm text-muted-foreground">{t("none")}</p> : null}
        {keys.length > 0 ? (
          <Table>
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("account")}</Th>
                <Th>{t("scope")}</Th>
                <Th>{t("start")}</Th>
                <Th>{t("state")}</Th>
                <Th>
                  <span className="sr-only">{t("revoke")}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {keys.map(({ account, key }) => (
                <tr key={key.id} className={key.revokedAt ? "text-muted-foreground" : undefined}>
                  <Td className="font-medium">{key.name}</Td>
                  <Td>{account.name}</Td>
                  <Td>{t(`scopes.${key.scope}`)}</Td>
                  <Td className="font-mono text-xs">{key.start}…</Td>
                  <Td>{stateOf(key)}</Td>
                  <Td className="text-right">
                    {key.revokedAt ? null : (
                      <Button
                        size="sm"
                        variant="quiet"
                        disabled={fetching}
                        aria-label={t("revokeOf", { name: key.name })}
                        onClick={() => void revoke(key.id)}
                      >
                        {t("revoke")}
                      </Button>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : null}
      </CardBody>
    </Card>
  );
}
