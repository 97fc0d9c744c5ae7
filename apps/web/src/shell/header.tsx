"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Brand } from "./brand.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Nav } from "./nav.tsx";
import { SelectionPickers } from "./selection-pickers.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { usePageHref } from "./use-page-href.ts";

export function Header() {
  const t = useTranslations("shell");
  const href = usePageHref();
  return (
    <header className="border-b bg-background/92 backdrop-blur-md print:hidden">
      <a
        href="#content"
        className="absolute left-3 z-40 -translate-y-20 rounded-md bg-primary px-3 py-2 text-sm text-primary-foreground focus:translate-y-2"
      >
        {t("skip")}
      </a>
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-2 gap-y-1.5 px-4 pt-2.5 sm:px-6">
        <Link href={href("/")} className="mr-1 rounded-md" aria-label={t("home")}>
          <Brand />
        </Link>
        <div className="order-last flex w-full min-w-0 items-center gap-1 sm:order-none sm:w-auto sm:flex-1">
          <SelectionPickers />
        </div>
        <div className="ml-auto flex items-center gap-0.5">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
      <Nav />
    </header>
  );
}
