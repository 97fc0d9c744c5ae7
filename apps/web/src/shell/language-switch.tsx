"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "../components/ui/button.tsx";
import { rememberLocale } from "../i18n/remember-locale.ts";
import { routing } from "../i18n/routing.ts";

/** A plain navigation: the same view in the other language, remembered for the next visit. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const other = routing.locales.find((candidate) => candidate !== locale) ?? routing.defaultLocale;
  const change = () => {
    rememberLocale(other);
    const { pathname, search } = window.location;
    window.location.assign(`${pathname.replace(/^\/[^/]+/, `/${other}`)}${search}`);
  };
  return (
    <Button variant="quiet" size="sm" onClick={change} lang={other} aria-label={t("otherLanguage")}>
      {other.toUpperCase()}
    </Button>
  );
}
