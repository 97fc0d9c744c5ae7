"use client";
import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";

type MapZoomProps = { onIn: () => void; onOut: () => void; onWhole: () => void; whole: boolean };

export function MapZoom({ onIn, onOut, onWhole, whole }: MapZoomProps) {
  const t = useTranslations("map");
  return (
    <div className="absolute right-3 bottom-3 grid overflow-hidden rounded-lg border bg-card shadow-sm">
      <Button variant="ghost" size="icon" className="size-8 rounded-none" onClick={onIn} aria-label={t("zoomIn")}>
        <Plus aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className="size-8 rounded-none border-y"
        onClick={onOut}
        aria-label={t("zoomOut")}
        disabled={whole}
      >
        <Minus aria-hidden />
      </Button>
      <Button variant="ghost" size="icon" className="size-8 rounded-none" onClick={onWhole} aria-label={t("zoomWhole")}>
        <Maximize aria-hidden />
      </Button>
    </div>
  );
}
