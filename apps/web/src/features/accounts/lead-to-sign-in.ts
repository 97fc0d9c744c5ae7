import { isSignInPage, signInPage } from "./next-page.ts";

/** What a server that needs accounts answers when it knows nobody. */
export const UNAUTHENTICATED = "UNAUTHENTICATED";

/** Go where one signs in, and come back from there. A navigation of its own: nothing of what was shown stays in memory. */
export function leadToSignIn(locale: string): void {
  if (isSignInPage(window.location.pathname)) return;
  window.location.replace(signInPage(locale, window.location));
}
