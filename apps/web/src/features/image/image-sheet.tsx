"use client";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { Dialog, SheetContent } from "../../components/ui/dialog.tsx";
import { ImageDetails } from "./image-details.tsx";
import { imageParam } from "./use-open-image.ts";

/** One image over any page, named by `?image=`. */
export function ImageSheet() {
  const t = useTranslations("image");
  const [imageId, setImageId] = useQueryState("image", imageParam);
  return (
    <Dialog
      open={imageId !== null}
      onOpenChange={(open) => (open ? undefined : setImageId(null, { history: "replace" }))}
    >
      <SheetContent title={t("title")}>
        {imageId ? <ImageDetails key={imageId} imageId={imageId} /> : null}
      </SheetContent>
    </Dialog>
  );
}
