"use client";
import { useFormatter } from "next-intl";
import { cn } from "../../style/cn.ts";
import { MapMarkIcon } from "./map-mark-icon.tsx";
import type { MapCategory } from "./prepare-map.ts";
import { useCategoryName } from "./use-category-name.ts";

type MapLegendProps = {
  categories: MapCategory[];
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
  label: string;
};

/** What each mark means and how many there are; a click takes them out of the drawing. */
export function MapLegend({ categories, hidden, onToggle, label }: MapLegendProps) {
  const format = useFormatter();
  const nameOf = useCategoryName();
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1">
      {categories.map(({ key, name, mark, count }) => {
        const off = hidden.has(key);
        return (
          <li key={key}>
            <button
              type="button"
              aria-pressed={!off}
              onClick={() => onToggle(key)}
              className={cn(
                "flex items-center gap-1.5 rounded-md px-2 py-1 text-[13px] hover:bg-accent",
                off && "text-muted-foreground line-through opacity-60",
              )}
            >
              <MapMarkIcon mark={mark} />
              {nameOf(name)}
              <span className="text-xs text-muted-foreground">{format.number(count)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
