/** Tells the server which language this reader chose: it answers "/", messages and downloads accordingly. */
export function rememberLocale(locale: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
}
