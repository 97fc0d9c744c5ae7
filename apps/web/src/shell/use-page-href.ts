"use client";
import { useLocale } from "next-intl";
import { useQueryStates } from "nuqs";
import { pageHref } from "./page-href.ts";
import { selectionParams } from "./selection.tsx";

/** Addresses of pages that keep what the reader chose: only what is in the address now, so links stay short. */
export function usePageHref(): (path: string, extra?: Record<string, string>) => string {
  const locale = useLocale();
  const [selection] = useQueryStates(selectionParams);
  return (path, extra) => pageHref(locale, path, selection, extra);
}
