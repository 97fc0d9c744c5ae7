"use client";
import { useTranslations } from "next-intl";
import { useSelection } from "./selection.tsx";

export function Footer() {
  const t = useTranslations("shell");
  const { version } = useSelection();
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-7xl flex-wrap justify-between gap-x-6 gap-y-1 px-4 py-3.5 text-xs text-muted-foreground sm:px-6">
        <p>{t("disclaimer")}</p>
        {version ? <p>{t("version", { version })}</p> : null}
      </div>
    </footer>
  );
}
