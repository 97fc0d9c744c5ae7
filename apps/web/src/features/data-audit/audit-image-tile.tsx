"use client";
import { useTranslations } from "next-intl";
import { graphql } from "../../generated/gql.ts";
import type { AuditImageTileFragment } from "../../generated/graphql.ts";
import { cn } from "../../style/cn.ts";
import { ImageTile } from "../image/image-tile.tsx";

graphql(`
  fragment AuditImageTile on AuditImage {
    path
    image {
      id
      path
      thumbnailUrl
      exclusion {
        reason
      }
    }
  }
`);

/** An image that an audit names; one left out since is pale, one that is gone leaves its name. */
export function AuditImageTile({ of, className }: { of: AuditImageTileFragment; className?: string }) {
  const t = useTranslations("dataAudit");
  if (!of.image)
    return (
      <span
        title={of.path}
        className={cn(
          "grid aspect-square place-items-center rounded-md border border-dashed p-1 text-center text-[11px] text-muted-foreground",
          className,
        )}
      >
        {t("gone")}
      </span>
    );
  return (
    <ImageTile
      id={of.image.id}
      path={of.image.path}
      thumbnailUrl={of.image.thumbnailUrl}
      className={cn(of.image.exclusion && "[&_img]:opacity-35", className)}
    />
  );
}
