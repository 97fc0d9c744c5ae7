"use client";
import { useTranslations } from "next-intl";
import { LabelText } from "../../classes/class-text.tsx";
import type { PredictionSectionFragment } from "../../generated/graphql.ts";
import { ImageTile } from "./image-tile.tsx";

type Images = NonNullable<PredictionSectionFragment["prediction"]>["nearestLabelled"];

/** The labelled images that look most alike to the network, the closest first. */
export function NearestLabelled({ images }: { images: Images }) {
  const t = useTranslations("image");
  return (
    <div className="grid gap-2">
      <p className="text-muted-foreground">{t("nearest")}</p>
      <ul className="grid grid-cols-3 gap-2">
        {images.map(({ id, path, thumbnailUrl, label }) => (
          <li key={id} className="grid gap-1 text-xs">
            <ImageTile id={id} path={path} thumbnailUrl={thumbnailUrl} />
            <LabelText label={label} />
          </li>
        ))}
      </ul>
    </div>
  );
}
