import type { IncomingMessage, Server } from "node:http";
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { createContext } from "../graphql/context.ts";
import { queryLimits, TOKENS_MAX } from "../graphql/query-limits.ts";
import { logDefects, tellError } from "../graphql/tell-error.ts";
import type { Services } from "../services.ts";
import { isFromThisMachine } from "./loopback-guard.ts";

const MESSAGE_BYTES_MAX = 1024 * 1024;

const tellErrors = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
  errors.map((error) => tellError(error.toJSON(), error));

/** The operation of a message, or what is wrong with it. Queries and changes go over HTTP, where pages elsewhere cannot send them. */
function readSubscription(schema: GraphQLSchema, payload: SubscribePayload): ExecutionArgs | GraphQLError[] {
  const { query, variables, operationName } = payload;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: TOKENS_MAX });
  } catch (problem) {
    if (problem instanceof GraphQLError) return [problem];
    throw problem;
  }
  const errors = validate(schema, document, [...specifiedRules, ...queryLimits]);
  if (errors.length > 0) return [...errors];
  const operation = getOperationAST(document, operationName);
  if (operation && operation.operation !== "subscription")
    return [new GraphQLError(`A ${operation.operation} goes over HTTP; this socket takes subscriptions only.`)];
  return { schema, document, variableValues: variables, operationName };
}

/** Subscriptions (graphql-transport-ws) at /graphql of the same server, under the same limits as HTTP. */
export function graphqlOverWebSocket(
  schema: GraphQLSchema,
  services: Services,
  httpServer: Server,
): { stop(): Promise<void> } {
  const sockets = new WebSocketServer({
    server: httpServer,
    path: "/graphql",
    maxPayload: MESSAGE_BYTES_MAX,
    verifyClient: ({ req }: { req: IncomingMessage }) => isFromThisMachine(req),
  });
  const cleanup = useServer<Record<string, unknown>, { request: IncomingMessage }>(
    {
      schema,
      context: ({ extra, connectionParams }) => {
        const { headers } = extra.request;
        const asked = connectionParams?.acceptLanguage;
        return createContext(services, {
          acceptLanguage: typeof asked === "string" ? asked : headers["accept-language"],
          cookie: headers.cookie,
        });
      },
      onSubscribe: (_context, _id, payload) => readSubscription(schema, payload),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => {
        if (errors === undefined) return result;
        logDefects(errors);
        return { ...result, errors: tellErrors(errors) };
      },
      onError: (_context, _id, _payload, errors) => {
        logDefects(errors);
        return tellErrors(errors);
      },
      // The socket's last words tell a client nothing of our insides either.
      isProd: true,
    },
    sockets,
  );
  return { stop: async () => cleanup.dispose() };
}
