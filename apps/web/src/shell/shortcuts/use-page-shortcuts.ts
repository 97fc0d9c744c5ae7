"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { navPages } from "../nav-links.ts";
import { usePageHref } from "../use-page-href.ts";
import { useOpenSheet, useShortcuts } from "./shortcuts.tsx";

/** `g` and a letter lead to a page, from every page; `?` opens the sheet. */
export function usePageShortcuts(): void {
  const t = useTranslations("shell.shortcuts");
  const tNav = useTranslations("shell.nav");
  const router = useRouter();
  const href = usePageHref();
  const openSheet = useOpenSheet();
  useShortcuts(t("everywhere"), [
    { keys: "?", says: t("title"), run: openSheet },
    ...navPages.map(({ key, path, letter }) => ({
      keys: `g ${letter}`,
      says: tNav(key),
      run: () => router.push(href(path)),
    })),
  ]);
}
