import type { Messages } from "./messages.ts";
import type { Locale as SupportedLocale } from "./routing.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: SupportedLocale;
    Messages: Messages;
  }
}
