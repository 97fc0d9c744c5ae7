"use client";
import { useTranslations } from "next-intl";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";

const LENGTH = { min: 12, max: 128 };

/** A new password, called `password` in its form. */
export function PasswordField({ error }: { error?: string }) {
  const t = useTranslations("accounts.password");
  return (
    <Field
      label={t("label")}
      hint={t("hint", { min: String(LENGTH.min), max: String(LENGTH.max) })}
      error={error}
      htmlFor="new-password"
    >
      <Input
        id="new-password"
        name="password"
        type="password"
        minLength={LENGTH.min}
        maxLength={LENGTH.max}
        autoComplete="new-password"
        required
      />
    </Field>
  );
}
