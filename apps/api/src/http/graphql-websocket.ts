import type { IncomingMessage, Server } from "node:http";
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from "graphql";
import { handleProtocols, makeServer, type SubscribePayload } from "graphql-ws";
import { WebSocketServer } from "ws";
import { createContext } from "../graphql/context.ts";
import { queryLimits, TOKENS_MAX } from "../graphql/query-limits.ts";
import { requestProblem } from "../graphql/request-limits.ts";
import { logDefects, tellError, withoutSuggestion } from "../graphql/tell-error.ts";
import { userProblem } from "../messages/user-problem.ts";
import type { Services } from "../services.ts";
import { isExpected } from "./loopback-guard.ts";
import { type SocketExtra, serveSockets } from "./serve-sockets.ts";
import { type Serving, THIS_MACHINE } from "./serving.ts";
import { countSockets, SOCKET_LIMITS, type SocketLimits } from "./socket-limits.ts";
import { watchSocketViewers } from "./socket-viewers.ts";

const ERRORS_TOLD = 20;

const tellErrors = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
  errors.map((error) => tellError(error.toJSON(), error));

type Reading = { schema: GraphQLSchema; introspection: boolean };

/** The operation of a message, or what is wrong with it. Queries and changes go over HTTP, where pages elsewhere cannot send them. */
function readSubscription(
  { schema, introspection }: Reading,
  { query, variables, operationName }: SubscribePayload,
): ExecutionArgs | GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: TOKENS_MAX });
  } catch (problem) {
    if (problem instanceof GraphQLError) return [problem];
    throw problem;
  }
  const problem = requestProblem(document, variables);
  if (problem) return [problem];
  const rules: ValidationRule[] = [...specifiedRules, ...queryLimits];
  if (!introspection) rules.push(NoSchemaIntrospectionCustomRule);
  const errors = validate(schema, document, rules, { maxErrors: ERRORS_TOLD });
  if (errors.length > 0) return introspection ? [...errors] : errors.map(withoutSuggestion);
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
  { limits = SOCKET_LIMITS, serving = THIS_MACHINE }: { limits?: SocketLimits; serving?: Serving } = {},
): { stop(): Promise<void> } {
  const counter = countSockets(limits);
  const viewers = watchSocketViewers(services.accounts);
  const sockets = new WebSocketServer({
    server: httpServer,
    path: "/graphql",
    maxPayload: limits.messageBytes,
    handleProtocols: (protocols) => handleProtocols(protocols),
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (admitted: boolean, status?: number) => void) => {
      if (!isExpected(req, serving)) answer(false, 403);
      else answer(counter.admit(req), 429);
    },
  });
  const reading = { schema, introspection: services.introspection ?? true };
  const graphql = makeServer<Record<string, unknown>, SocketExtra>({
    schema,
    connectionInitWaitTimeout: limits.initMs,
    onConnect: (opened) => viewers.admit(opened),
    onClose: (opened) => viewers.leave(opened),
    context: (opened) => {
      const { extra, connectionParams } = opened;
      const { headers } = extra.request;
      const asked = connectionParams?.acceptLanguage;
      return createContext(services, viewers.viewerOf(opened), {
        acceptLanguage: typeof asked === "string" ? asked : headers["accept-language"],
        cookie: headers.cookie,
      });
    },
    onSubscribe: ({ subscriptions }, _id, payload) => {
      const max = limits.subscriptionsPerConnection;
      if (Object.keys(subscriptions).length <= max) return readSubscription(reading, payload);
      const problem = userProblem("SOCKET_SUBSCRIPTIONS", { max });
      return [new GraphQLError(problem.message, { originalError: problem })];
    },
    onNext: (_context, _id, _payload, _args, { errors, ...result }) => {
      if (errors === undefined) return result;
      logDefects(errors);
      return { ...result, errors: tellErrors(errors) };
    },
    onError: (_context, _id, _payload, errors) => {
      logDefects(errors);
      return tellErrors(errors);
    },
  });
  const stop = serveSockets(graphql, sockets, { limits, counter });
  return {
    stop: () => {
      viewers.stop();
      return stop();
    },
  };
}
