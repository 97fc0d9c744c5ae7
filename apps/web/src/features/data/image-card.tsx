"use client";
import { useTranslations } from "next-intl";
import { LabelText } from "../../classes/class-text.tsx";
import type { ImageCardFragment } from "../../generated/graphql.ts";
import { ImageTile } from "../image/image-tile.tsx";

export function ImageCard({ image }: { image: ImageCardFragment }) {
  const t = useTranslations("data");
  return (
    <div>
      <ImageTile
        id={image.id}
        path={image.path}
        thumbnailUrl={image.thumbnailUrl}
        className={`w-full ${image.exclusion ? "[&_img]:opacity-35" : ""}`}
      />
      <p className="mt-1.5 truncate text-xs font-medium" title={image.path}>
        {image.path.split("/").at(-1)}
      </p>
      <p className="truncate text-xs text-muted-foreground" title={image.exclusion?.reason}>
        {image.exclusion ? t("excludedBecause", { reason: image.exclusion.reason }) : <LabelText label={image.label} />}
        {image.labelConflict ? <span className="text-warning"> · {t("conflict")}</span> : null}
      </p>
    </div>
  );
}
