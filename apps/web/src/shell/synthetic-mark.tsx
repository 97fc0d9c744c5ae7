"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSelection } from "./selection.tsx";

/** Images drawn by the product are never mistaken for patients. */
export function SyntheticMark() {
  const t = useTranslations("shell");
  const { dataset } = useSelection();
  if (!dataset?.synthetic) return null;
  return (
    <div className="sticky top-0 z-30 border-b border-warning-border bg-warning-surface text-warning">
      <p className="mx-auto flex max-w-7xl items-center gap-2 px-4 py-1.5 text-[13px] sm:px-6">
        <FlaskConical className="size-3.5 shrink-0" aria-hidden />
        <span>
          <strong className="font-semibold">{t("synthetic")}</strong> {t("syntheticDetail")}
        </span>
      </p>
    </div>
  );
}
