import type { Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import { json, type RequestHandler } from "express";
import type { GraphQLSchema } from "graphql";
import { type Context, createContext } from "../graphql/context.ts";
import { queryLimits, TOKENS_MAX } from "../graphql/query-limits.ts";
import { logDefects, tellError } from "../graphql/tell-error.ts";
import type { Services } from "../services.ts";

const REQUEST_BYTES_MAX = "1mb";

const logDefectsOfRequest: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return { didEncounterErrors: async ({ errors }) => logDefects(errors) };
  },
};

/** Apollo Server over HTTP. */
export async function graphqlOverHttp(
  schema: GraphQLSchema,
  services: Services,
  httpServer: Server,
): Promise<{ middleware: RequestHandler[]; stop(): Promise<void> }> {
  const server = new ApolloServer<Context>({
    schema,
    validationRules: queryLimits,
    parseOptions: { maxTokens: TOKENS_MAX },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    plugins: [
      logDefectsOfRequest,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: 500 }),
    ],
    formatError: tellError,
  });
  await server.start();
  const middleware = expressMiddleware(server, {
    context: async ({ req }) =>
      createContext(services, { acceptLanguage: req.headers["accept-language"], cookie: req.headers.cookie }),
  });
  return { middleware: [json({ limit: REQUEST_BYTES_MAX }), middleware], stop: () => server.stop() };
}
