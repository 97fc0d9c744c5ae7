import { createClient as createSocket } from "graphql-ws";
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from "urql";
import { rememberLocale } from "../i18n/remember-locale.ts";

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
