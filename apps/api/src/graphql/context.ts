import type { App } from "../app.ts";
import { negotiateLanguage } from "../http/language.ts";
import type { Language } from "../messages/message.ts";
import type { WorkQueue } from "../runs/work-queue.ts";
import { createLoaders, type Loaders } from "./loaders.ts";

/** What outlives a request. */
export type Services = {
  app: App;
  queue: WorkQueue;
  /** Folders below which `importDataset(path)` may read. */
  importRoots: readonly string[];
  uploadBytesMax: number;
};

/** What a resolver is given. */
export type Context = Services & { language: Language; loaders: Loaders };

export function createContext(services: Services, headers: { acceptLanguage?: string; cookie?: string }): Context {
  return { ...services, language: negotiateLanguage(headers), loaders: createLoaders(services.app.database.orm) };
}
