import { METHODS } from "node:http";
import type { Express, Router } from "express";

/** A route as it was declared; several methods are several routes, every method is ALL. */
export type ListedRoute = { method: string; path: string };

type Layer = {
  route?: { path: string | RegExp; methods?: Record<string, boolean>; stack: { method?: string }[] };
  handle: unknown;
};

/** Every route that a server answers, in the order in which they are tried. */
export function listRoutes(router: Router | Express["router"]): ListedRoute[] {
  return (router.stack as unknown as Layer[]).flatMap(({ route, handle }) => {
    if (!route) return typeof handle === "function" && "stack" in handle ? listRoutes(handle as Router) : [];
    const methods = new Set(route.stack.map(({ method }) => method?.toUpperCase() ?? "ALL"));
    // Express declares one for every method as one for each.
    const named = methods.size === METHODS.length ? ["ALL"] : [...methods];
    return named.map((method) => ({ method, path: String(route.path) }));
  });
}
