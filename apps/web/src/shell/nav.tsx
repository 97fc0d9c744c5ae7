"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "../style/cn.ts";
import { pages } from "./nav-links.ts";
import { usePageHref } from "./use-page-href.ts";

export function Nav() {
  const t = useTranslations("shell.nav");
  const href = usePageHref();
  const below = usePathname().replace(/^\/[^/]+/, "");
  const current = below.endsWith("/") ? below : `${below}/`;
  return (
    <nav aria-label={t("label")} className="mx-auto max-w-7xl overflow-x-auto px-2 [scrollbar-width:none] sm:px-4">
      <ul className="flex">
        {pages.map(({ key, path }) => (
          <li key={key}>
            <Link
              href={href(path)}
              // The explorer weighs more than all other pages together: fetched when asked for.
              prefetch={key === "explorer" ? false : null}
              aria-current={current === path ? "page" : undefined}
              className={cn(
                "relative block rounded-md px-2.5 py-2.5 text-[13px] whitespace-nowrap text-muted-foreground transition-colors hover:text-foreground focus-visible:-outline-offset-2",
                current === path &&
                  "font-medium text-foreground after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:bg-foreground",
              )}
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
