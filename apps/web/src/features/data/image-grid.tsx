"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ImageCardFragment } from "../../generated/graphql.ts";
import { cn } from "../../style/cn.ts";
import { ImageCard } from "./image-card.tsx";

type ImageGridProps = { images: ImageCardFragment[]; more: boolean; stale: boolean; onMore: () => void };

const gapPx = 12;
const captionPx = 46;
const tilePxMin = 132;

/** Square tiles in rows; only the rows in sight are drawn. */
export function ImageGrid({ images, more, stale, onMore }: ImageGridProps) {
  const t = useTranslations("data");
  const box = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setPlace({ width: element.clientWidth, top: element.offsetTop });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const columns = Math.max(2, Math.floor((place.width + gapPx) / (tilePxMin + gapPx)));
  const tilePx = (place.width - gapPx * (columns - 1)) / columns;
  const rowPx = Math.max(1, tilePx) + captionPx + gapPx;
  const count = Math.ceil(images.length / columns);
  const virtual = useWindowVirtualizer({ count, estimateSize: () => rowPx, overscan: 3, scrollMargin: place.top });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width changes the height of every row.
  useEffect(() => virtual.measure(), [rowPx]);

  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= count - 4) onMore();
  }, [more, last, count, onMore]);

  return (
    <ul
      ref={box}
      aria-label={t("title")}
      aria-busy={stale}
      className={cn("relative transition-opacity", stale && "opacity-50")}
      style={{ height: virtual.getTotalSize() }}
    >
      {place.width > 0
        ? rows.flatMap((row) =>
            images.slice(row.index * columns, (row.index + 1) * columns).map((image, column) => (
              <li
                key={image.id}
                className="absolute top-0 left-0"
                style={{
                  width: tilePx,
                  transform: `translate(${column * (tilePx + gapPx)}px, ${row.start - place.top}px)`,
                }}
              >
                <ImageCard image={image} />
              </li>
            )),
          )
        : null}
    </ul>
  );
}
