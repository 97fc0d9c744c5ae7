"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { DecisionText, LabelText } from "../../classes/class-text.tsx";
import { Picture } from "../../components/picture.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Layer } from "../../generated/graphql.ts";
import { useClusterName } from "../clusterings/use-cluster-name.ts";
import type { MapColumns } from "./prepare-map.ts";

const hoveredDocument = graphql(`
  query HoveredImage($id: ID!) {
    image(id: $id) {
      id
      path
      thumbnailUrl
      labelConflict
    }
  }
`);

type MapHoverCardProps = {
  map: MapColumns;
  clustering: { layer: Layer; nClusters: number } | null;
  index: number;
  /** Where the point is, and how large the map is, in CSS pixels. */
  x: number;
  y: number;
  widthPx: number;
  heightPx: number;
};

const pauseMs = 70;
const cardWidthPx = 216;

/** What a point is: at once from the map's own columns, the thumbnail as soon as the cursor rests. */
export function MapHoverCard({ map, clustering, index, x, y, widthPx, heightPx }: MapHoverCardProps) {
  const t = useTranslations("map");
  const tImage = useTranslations("image");
  const format = useFormatter();
  const id = map.imageIds[index];
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), pauseMs);
    return () => clearTimeout(timer);
  }, [id]);
  const [{ data }] = useQuery({
    query: hoveredDocument,
    variables: { id },
    pause: rested !== id,
    requestPolicy: "cache-first",
  });
  const image = data?.image?.id === id ? data.image : null;
  const groupSizes = useMemo(() => countGroups(map.groupIds), [map]);
  const twins = (groupSizes.get(map.groupIds[index]) ?? 1) - 1;
  const probability = map.probabilities[index];
  const decision = map.decisions[index];
  const cluster = useClusterName()(map.clusters[index], clustering);
  const left = x + 18 + cardWidthPx > widthPx ? Math.max(8, x - 18 - cardWidthPx) : x + 18;

  return (
    <div
      role="status"
      className="pointer-events-none absolute z-10 overflow-hidden rounded-lg border bg-popover text-[13px] shadow-lg"
      style={{ left, width: cardWidthPx, ...(y > heightPx / 2 ? { bottom: heightPx - y - 24 } : { top: y - 24 }) }}
    >
      <div className="grid h-36 place-items-center bg-black">
        {image ? <Picture src={image.thumbnailUrl} alt="" className="h-36 w-full object-contain" /> : null}
      </div>
      <div className="grid gap-1 px-3 py-2.5">
        <p className="truncate font-medium" title={image?.path}>
          {image?.path ?? "…"}
        </p>
        <p>{image?.labelConflict ? tImage("noProbabilityShort.CONFLICT") : <LabelText label={map.labels[index]} />}</p>
        {decision ? (
          <p className="flex items-center justify-between gap-2">
            <DecisionText decision={decision} />
            <span>
              {probability === null
                ? "—"
                : format.number(probability, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
            </span>
          </p>
        ) : null}
        <p className="text-xs text-muted-foreground first-letter:uppercase">
          {[cluster, twins > 0 ? t("twins", { count: twins }) : null].filter(Boolean).join(" · ")}
        </p>
      </div>
    </div>
  );
}

function countGroups(groupIds: readonly string[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const id of groupIds) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  return sizes;
}
