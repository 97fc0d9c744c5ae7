/** Address of a page that keeps the data set and the study in view.
 *  @param path below the locale, such as "/map/"
 *  @param extra further query parameters; an empty value is left out */
export function pageHref(
  locale: string,
  path: string,
  selection: { dataset: string | null; study: string | null },
  extra: Record<string, string> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...selection, ...extra })) if (value) query.set(name, value);
  const search = query.toString();
  return `/${locale}${path}${search ? `?${search}` : ""}`;
}
