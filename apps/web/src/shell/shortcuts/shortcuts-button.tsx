"use client";
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";
import { useOpenSheet } from "./shortcuts.tsx";

export function ShortcutsButton() {
  const t = useTranslations("shell.shortcuts");
  const open = useOpenSheet();
  return (
    <Button variant="quiet" size="icon" className="size-8" aria-label={t("title")} onClick={open}>
      <Keyboard aria-hidden />
    </Button>
  );
}
