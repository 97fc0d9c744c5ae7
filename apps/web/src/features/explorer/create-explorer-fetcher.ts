import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { createClient } from "graphql-ws";

/** Queries over HTTP, subscriptions over the socket, at the page's own address. */
export function createExplorerFetcher(locale: string) {
  if (typeof window === "undefined") return createGraphiQLFetcher({ url: "/graphql" });
  const scheme = window.location.protocol === "https:" ? "wss" : "ws";
  return createGraphiQLFetcher({
    url: "/graphql",
    headers: { "Accept-Language": locale },
    wsClient: createClient({
      url: `${scheme}://${window.location.host}/graphql`,
      lazy: true,
      connectionParams: { acceptLanguage: locale },
    }),
  });
}
