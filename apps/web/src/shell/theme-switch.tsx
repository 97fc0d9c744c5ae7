"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuItem } from "../components/ui/menu.tsx";

const themes = [
  { id: "light", Icon: Sun },
  { id: "dark", Icon: Moon },
  { id: "system", Icon: Monitor },
] as const;

export function ThemeSwitch() {
  const t = useTranslations("shell.theme");
  const { setTheme } = useTheme();
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" className="size-8" aria-label={t("label")}>
          <Sun className="dark:hidden" aria-hidden />
          <Moon className="hidden dark:block" aria-hidden />
        </Button>
      }
    >
      {themes.map(({ id, Icon }) => (
        <MenuItem key={id} onSelect={() => setTheme(id)}>
          <Icon aria-hidden />
          {t(id)}
        </MenuItem>
      ))}
    </Menu>
  );
}
