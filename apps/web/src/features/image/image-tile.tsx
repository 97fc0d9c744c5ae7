"use client";
import { useTranslations } from "next-intl";
import { Picture } from "../../components/picture.tsx";
import { cn } from "../../style/cn.ts";
import { useOpenImage } from "./use-open-image.ts";

type ImageTileProps = { id: string; path: string; thumbnailUrl: string; className?: string };

/** A thumbnail on a dark tile that opens the image. */
export function ImageTile({ id, path, thumbnailUrl, className }: ImageTileProps) {
  const t = useTranslations("image");
  const openImage = useOpenImage();
  return (
    <button
      type="button"
      title={path}
      aria-label={t("open", { path })}
      onClick={() => openImage(id)}
      className={cn(
        "block aspect-square overflow-hidden rounded-md bg-tile ring-1 ring-black/10 transition hover:ring-2 hover:ring-ring dark:ring-white/10",
        className,
      )}
    >
      <Picture src={thumbnailUrl} alt="" loading="lazy" className="size-full object-contain" />
    </button>
  );
}
