import type { Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import { type ErrorRequestHandler, json, type RequestHandler } from "express";
import type { GraphQLFormattedError, GraphQLSchema } from "graphql";
import { type Context, createContext } from "../graphql/context.ts";
import { holdToDeadline, QUERY_MS_MAX, startDeadline } from "../graphql/deadline.ts";
import { queryLimits, TOKENS_MAX } from "../graphql/query-limits.ts";
import { requestProblem } from "../graphql/request-limits.ts";
import { logDefects, tellError } from "../graphql/tell-error.ts";
import type { Services } from "../services.ts";
import { bodyProblem, refuseOtherBodies } from "./graphql-body.ts";
import { viewerOfRequest } from "./request-access.ts";

const REQUEST_BYTES_MAX = 1024 * 1024;

/** One error for all the fields that an answer given up was still waiting for. */
function tooLong(errors: readonly GraphQLFormattedError[] | undefined): GraphQLFormattedError | undefined {
  const found = errors?.find(({ extensions }) => extensions?.code === "QUERY_TOO_LONG");
  return found && { message: found.message, extensions: found.extensions };
}

function limitRequests(queryMs: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async didResolveOperation({ document, request }) {
          const problem = requestProblem(document, request.variables);
          if (problem) throw problem;
        },
        async executionDidStart() {
          contextValue.deadline = startDeadline(queryMs);
        },
        async didEncounterErrors({ errors }) {
          logDefects(errors);
        },
        async willSendResponse({ response: { body } }) {
          contextValue.deadline?.clear();
          if (body.kind !== "single") return;
          const problem = tooLong(body.singleResult.errors);
          if (problem) body.singleResult = { data: null, errors: [problem] };
        },
      };
    },
  };
}

/** Apollo Server over HTTP. */
export async function graphqlOverHttp(
  schema: GraphQLSchema,
  services: Services,
  httpServer: Server,
  { queryMs = QUERY_MS_MAX }: { queryMs?: number } = {},
): Promise<{ middleware: (RequestHandler | ErrorRequestHandler)[]; stop(): Promise<void> }> {
  const introspection = services.introspection ?? true;
  const server = new ApolloServer<Context>({
    schema: holdToDeadline(schema),
    validationRules: queryLimits,
    parseOptions: { maxTokens: TOKENS_MAX },
    introspection,
    // "Did you mean" tells the schema word by word to whoever may not ask for it.
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // What a page elsewhere can send without asking first (a form, a link) is not run, whatever its session.
    csrfPrevention: true,
    // Texts kept by their hash would be a store that anyone fills.
    persistedQueries: false,
    plugins: [
      limitRequests(queryMs),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: 500 }),
    ],
    formatError: tellError,
  });
  await server.start();
  const middleware = expressMiddleware(server, {
    context: async ({ req }) =>
      createContext(services, await viewerOfRequest(req), {
        acceptLanguage: req.headers["accept-language"],
        cookie: req.headers.cookie,
      }),
  });
  return {
    middleware: [refuseOtherBodies, json({ limit: REQUEST_BYTES_MAX }), bodyProblem, middleware],
    stop: () => server.stop(),
  };
}
