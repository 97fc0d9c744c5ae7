"use client";
import { CircleUser, LogOut, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuItem } from "../components/ui/menu.tsx";
import { signOut } from "../features/accounts/sign-in.ts";
import { useSelection } from "./selection.tsx";
import { usePageHref } from "./use-page-href.ts";

/** Who is signed in, and the way out; nothing where nobody has to. */
export function ViewerMenu() {
  const t = useTranslations("accounts.menu");
  const tRole = useTranslations("accounts.role");
  const locale = useLocale();
  const router = useRouter();
  const href = usePageHref();
  const { viewer } = useSelection();
  if (viewer?.via !== "SESSION") return null;
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="sm" aria-label={t("label", { name: viewer.name })}>
          <CircleUser aria-hidden />
          <span className="hidden max-w-40 truncate sm:inline">{viewer.name}</span>
        </Button>
      }
    >
      <p className="px-2.5 py-1.5 text-xs text-muted-foreground">
        {viewer.name} · {tRole(viewer.role)}
      </p>
      {viewer.role === "ADMINISTRATOR" ? (
        <MenuItem onSelect={() => router.push(href("/accounts/"))}>
          <Users aria-hidden />
          {t("accounts")}
        </MenuItem>
      ) : null}
      <MenuItem onSelect={() => void signOut(locale)}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
