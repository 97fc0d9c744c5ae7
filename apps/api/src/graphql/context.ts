import { negotiateLanguage } from "../http/language.ts";
import type { Language } from "../messages/message.ts";
import type { Services } from "../services.ts";
import { createLoaders, type Loaders } from "./loaders.ts";

/** What a resolver is given. */
export type Context = Services & { language: Language; loaders: Loaders };

export function createContext(services: Services, headers: { acceptLanguage?: string; cookie?: string }): Context {
  return { ...services, language: negotiateLanguage(headers), loaders: createLoaders(services.app.database.orm) };
}
