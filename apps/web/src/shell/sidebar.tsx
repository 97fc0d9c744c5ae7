"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Brand } from "./brand.tsx";
import { Nav } from "./nav.tsx";
import { RunsUnderWay } from "./runs-under-way.tsx";
import { SelectionPickers } from "./selection-pickers.tsx";
import { Tools } from "./tools.tsx";
import { usePageHref } from "./use-page-href.ts";

/** Left of every page on a wide screen: what one looks at, and where one can go. */
export function Sidebar() {
  const t = useTranslations("shell");
  const href = usePageHref();
  return (
    <div className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-r bg-card lg:flex print:hidden">
      <header className="px-4 pt-4 pb-3">
        <Link href={href("/")} className="inline-block rounded-md" aria-label={t("home")}>
          <Brand />
        </Link>
      </header>
      <div className="grid gap-1.5 border-b px-3 pb-3">
        <SelectionPickers />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 py-4">
        <Nav />
      </div>
      <RunsUnderWay />
      <div className="flex items-center gap-0.5 border-t px-3 py-2">
        <Tools />
      </div>
    </div>
  );
}
