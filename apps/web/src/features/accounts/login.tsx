"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useQuery } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody } from "../../components/ui/card.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { graphql } from "../../generated/gql.ts";
import { Brand } from "../../shell/brand.tsx";
import { LanguageSwitch } from "../../shell/language-switch.tsx";
import { nextPage } from "./next-page.ts";
import { signIn } from "./sign-in.ts";

const whoDocument = graphql(`
  query Who {
    viewer {
      name
    }
  }
`);

/** Sign in, and go back to where one came from. Who is known already, or need not be, goes there at once. */
export function Login() {
  const t = useTranslations("accounts.login");
  const locale = useLocale();
  const [{ data }] = useQuery({ query: whoDocument });
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const known = data !== undefined && data !== null;
  useEffect(() => {
    if (known) goOn(locale);
  }, [known, locale]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn({ email: String(form.get("email")), password: String(form.get("password")) }, locale);
    if ("signedIn" in answer) return goOn(locale);
    setBusy(false);
    setFailure(answer.failure ?? t("unreachable"));
  };

  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] px-4">
      <div className="mx-auto flex w-full max-w-7xl items-center justify-between py-2.5">
        <Brand />
        <LanguageSwitch />
      </div>
      <main id="content" className="grid place-items-center pb-24">
        <Card className="w-full max-w-sm">
          <CardBody className="grid gap-5 pt-6">
            <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
            <form onSubmit={submit} className="grid gap-4">
              <Field label={t("email")} htmlFor="sign-in-email">
                <Input id="sign-in-email" name="email" type="email" autoComplete="username" maxLength={254} required />
              </Field>
              <Field label={t("password")} htmlFor="sign-in-password">
                <Input
                  id="sign-in-password"
                  name="password"
                  type="password"
                  autoComplete="current-password"
                  maxLength={128}
                  required
                />
              </Field>
              {failure ? (
                <p role="alert" className="text-[13px] leading-relaxed text-destructive">
                  {failure}
                </p>
              ) : null}
              <Button type="submit" variant="primary" disabled={busy || known}>
                {busy ? t("busy") : t("submit")}
              </Button>
            </form>
            <p className="text-xs leading-relaxed text-muted-foreground">{t("help")}</p>
          </CardBody>
        </Card>
      </main>
    </div>
  );
}

function goOn(locale: string): void {
  const { origin, search } = window.location;
  window.location.replace(nextPage(new URLSearchParams(search).get("next"), { origin, locale }));
}
