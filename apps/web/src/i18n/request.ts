import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { type Messages, messagesOf } from "./messages.ts";
import { routing } from "./routing.ts";

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  // Keys are typed by the English texts, whatever the language of the values.
  return { locale, messages: messagesOf(locale) as Messages };
});
