import type { FigureFieldsFragment } from "../generated/graphql.ts";

export function findFigure(figures: readonly FigureFieldsFragment[], id: string): FigureFieldsFragment | null {
  return figures.find((figure) => figure.id === id) ?? null;
}
