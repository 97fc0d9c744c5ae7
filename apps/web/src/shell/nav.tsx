"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "../style/cn.ts";
import { navGroups } from "./nav-links.ts";
import { usePageHref } from "./use-page-href.ts";

/** The pages, one below another.
 *  @param onGo called when one is chosen: a drawer closes */
export function Nav({ onGo }: { onGo?: () => void }) {
  const t = useTranslations("shell.nav");
  const tGroup = useTranslations("shell.navGroups");
  const href = usePageHref();
  const below = usePathname().replace(/^\/[^/]+/, "");
  const current = below.endsWith("/") ? below : `${below}/`;
  return (
    <nav aria-label={t("label")} className="grid gap-4">
      {navGroups.map(({ key, pages }) => (
        <div key={key}>
          <p id={`nav-${key}`} className="px-2.5 pb-1 text-[11px] font-medium text-muted-foreground">
            {tGroup(key)}
          </p>
          <ul aria-labelledby={`nav-${key}`} className="grid gap-px">
            {pages.map(({ key: page, path, Icon }) => (
              <li key={page}>
                <Link
                  href={href(path)}
                  // The explorer weighs more than all other pages together: fetched when asked for.
                  prefetch={page === "explorer" ? false : null}
                  aria-current={current === path ? "page" : undefined}
                  onClick={onGo}
                  className={cn(
                    "flex items-center gap-2.5 rounded-md px-2.5 py-1.5 text-[13px] text-muted-foreground transition-colors hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0",
                    current === path && "bg-accent font-medium text-foreground",
                  )}
                >
                  <Icon aria-hidden />
                  {t(page)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
