import type { Viewer } from "../accounts/viewer.ts";
import { negotiateLanguage } from "../http/language.ts";
import type { Language } from "../messages/message.ts";
import type { Services } from "../services.ts";
import type { Deadline } from "./deadline.ts";
import { createLoaders, type Loaders } from "./loaders.ts";

/** What a resolver is given. */
export type Context = Services & {
  /** Who asks; null: nobody known. */
  viewer: Viewer | null;
  language: Language;
  loaders: Loaders;
  /** Of a query or change over HTTP. */
  deadline?: Deadline;
};

export function createContext(
  services: Services,
  viewer: Viewer | null,
  headers: { acceptLanguage?: string; cookie?: string },
): Context {
  const loaders = createLoaders(services.app.database.orm);
  return { ...services, viewer, language: negotiateLanguage(headers), loaders };
}
