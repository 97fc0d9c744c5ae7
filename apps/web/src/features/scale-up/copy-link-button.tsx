"use client";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "../../components/ui/button.tsx";

/** The whole view is in the address: copied, it is a link to it. */
export function CopyLinkButton() {
  const t = useTranslations("scaleUp");
  return (
    <Button
      size="sm"
      onClick={() => {
        void navigator.clipboard.writeText(window.location.href).then(() => toast(t("shared")));
      }}
    >
      <Link2 aria-hidden />
      {t("share")}
    </Button>
  );
}
