"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ClassMark } from "../../classes/class-mark.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ClusterCardFragment } from "../../generated/graphql.ts";
import { ImageTile } from "../image/image-tile.tsx";

graphql(`
  fragment ClusterCard on Cluster {
    index
    size
    labelledNormal
    labelledCancer
    medoids {
      id
      path
      thumbnailUrl
    }
  }
`);

export function ClusterCard({ cluster }: { cluster: ClusterCardFragment }) {
  const t = useTranslations("clusterings");
  const tLabel = useTranslations("classes.label");
  const format = useFormatter();
  return (
    <li className="rounded-lg border p-3">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-[13px]">
        <p>
          <span className="font-medium">{t("cluster", { index: String(cluster.index + 1) })}</span>
          <span className="ml-2 text-muted-foreground">
            {t("size", { count: cluster.size, shown: format.number(cluster.size) })}
          </span>
        </p>
        <p className="flex gap-3 text-xs text-muted-foreground">
          <span className="inline-flex items-center gap-1.5">
            <ClassMark of="NORMAL" size={8} />
            {tLabel("NORMAL")} {format.number(cluster.labelledNormal)}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <ClassMark of="CANCER" size={8} />
            {tLabel("CANCER")} {format.number(cluster.labelledCancer)}
          </span>
        </p>
      </div>
      <div className="grid grid-cols-5 gap-1.5">
        {cluster.medoids.slice(0, 5).map((image) => (
          <ImageTile key={image.id} id={image.id} path={image.path} thumbnailUrl={image.thumbnailUrl} />
        ))}
      </div>
    </li>
  );
}
