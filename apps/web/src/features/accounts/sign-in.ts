/** What a server said of an attempt to sign in: nothing when it worked. */
export type SignInAnswer = { failure: string | null } | { signedIn: true };

/** @returns the server's words when it refused; null ones when it was not reached or said nothing */
export async function signIn(credentials: { email: string; password: string }, locale: string): Promise<SignInAnswer> {
  try {
    const response = await fetch("/auth/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": locale },
      body: JSON.stringify(credentials),
    });
    if (response.ok) return { signedIn: true };
    const answer: unknown = await response.json();
    const said = answer && typeof answer === "object" && "message" in answer ? answer.message : null;
    return { failure: typeof said === "string" ? said : null };
  } catch (problem) {
    // Not reached, or something between us and the server answered in its place.
    if (problem instanceof TypeError || problem instanceof SyntaxError) return { failure: null };
    throw problem;
  }
}

/** End the session; the page is left whatever the answer, and nothing of it stays in memory. */
export async function signOut(locale: string): Promise<void> {
  await fetch("/auth/sign-out", { method: "POST" }).catch((problem: unknown) => {
    if (!(problem instanceof TypeError)) throw problem;
  });
  window.location.assign(`/${locale}/login/`);
}
