import { createClient as createSocket } from "graphql-ws";
import { Client, type CombinedError, cacheExchange, fetchExchange, mapExchange, subscriptionExchange } from "urql";
import { leadToSignIn, UNAUTHENTICATED } from "../features/accounts/lead-to-sign-in.ts";
import { rememberLocale } from "../i18n/remember-locale.ts";

const isUnauthenticated = ({ graphQLErrors }: CombinedError): boolean =>
  graphQLErrors.some(({ extensions }) => extensions.code === UNAUTHENTICATED);

/** The server closes a live connection with this code when its session has ended. */
const SIGNED_OUT = 4401;

function isSignedOut(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === SIGNED_OUT;
}

/** The API answers at the page's own address, over HTTP and WebSocket alike.
 *  @param locale language of the messages the API writes */
export function createGraphqlClient(locale: string): Client {
  const inBrowser = typeof window !== "undefined";
  // The cookie outranks the header, and downloads have no header of ours: both follow the page in view.
  if (inBrowser) rememberLocale(locale);
  // Next renders the empty shell at build time, where no request is ever sent.
  const socket = inBrowser
    ? createSocket({
        url: `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/graphql`,
        lazy: true,
        connectionParams: { acceptLanguage: locale },
        on: { closed: (event) => isSignedOut(event) && leadToSignIn(locale) },
      })
    : null;

  return new Client({
    url: "/graphql",
    // A GET would be refused as a cross-site request could forge it.
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: { headers: { "Accept-Language": locale } },
    exchanges: [
      cacheExchange,
      mapExchange({ onError: (error) => isUnauthenticated(error) && leadToSignIn(locale) }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => {
            if (!socket) return { unsubscribe: () => undefined };
            return { unsubscribe: socket.subscribe({ query: query ?? "", variables }, sink) };
          },
        }),
      }),
    ],
  });
}
