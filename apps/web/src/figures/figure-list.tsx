"use client";
import type { FigureFieldsFragment } from "../generated/graphql.ts";
import { FigureText } from "./figure-text.tsx";
import { useFigureName } from "./use-figure-name.ts";

type FigureListProps = { figures: readonly FigureFieldsFragment[]; nSplits: number };

/** Every figure of one experiment, name beside value. */
export function FigureList({ figures, nSplits }: FigureListProps) {
  const figureName = useFigureName();
  return (
    <dl className="grid content-start gap-y-2 text-[13px]">
      {figures.map((figure) => (
        <div
          key={figure.id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-b pb-2 last:border-b-0"
        >
          <dt className="text-muted-foreground">{figureName(figure.id)}</dt>
          <dd>
            <FigureText figure={figure} nSplits={nSplits} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
