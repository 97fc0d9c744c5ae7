/** Where to go after signing in: back to the page that asked for it, as long as it is one of this address.
 *  @param asked what the address says; anyone may have written it */
export function nextPage(asked: string | null, { origin, locale }: { origin: string; locale: string }): string {
  const overview = `/${locale}/`;
  if (asked === null || !URL.canParse(asked, origin)) return overview;
  const url = new URL(asked, origin);
  if (url.origin !== origin || !asked.startsWith("/") || /^\/[a-z]+\/login\/?$/.test(url.pathname)) return overview;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The page where one signs in, which leads back. */
export function signInPage(locale: string, { pathname, search }: { pathname: string; search: string }): string {
  return `/${locale}/login/?${new URLSearchParams({ next: `${pathname}${search}` })}`;
}

export function isSignInPage(pathname: string): boolean {
  return /^\/[a-z]+\/login\/?$/.test(pathname);
}
