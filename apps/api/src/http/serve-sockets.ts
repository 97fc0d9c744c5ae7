import type { IncomingMessage } from "node:http";
import type { Server as GraphqlServer } from "graphql-ws";
import type { WebSocket, WebSocketServer } from "ws";
import { log, logProblem } from "../log.ts";
import { withLogFields } from "../logging/log-context.ts";
import { requestIdOf } from "./request-log.ts";
import type { SocketCounter, SocketLimits } from "./socket-limits.ts";

/** RFC 6455, 7.4.1, and 4429 as HTTP's Too Many Requests. */
const CLOSE = { goingAway: 1001, internal: 1011, tooMany: 4429 };

export type SocketExtra = { request: IncomingMessage; close(code: number, reason: string): void };

/** Ends a connection that sends more than it may, or does not take in what it is sent. */
function watch(socket: WebSocket, limits: SocketLimits): void {
  let windowFrom = performance.now();
  let messages = 0;
  socket.on("message", () => {
    const now = performance.now();
    if (now - windowFrom > limits.messageWindowMs) {
      windowFrom = now;
      messages = 0;
    }
    if (++messages > limits.messages) socket.close(CLOSE.tooMany, "Too many messages");
  });
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const pings = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, limits.pingMs).unref();
  socket.once("close", () => clearInterval(pings));
}

/** Join the protocol of live queries to its sockets.
 *  @returns how to end them all */
export function serveSockets(
  graphql: GraphqlServer<SocketExtra>,
  sockets: WebSocketServer,
  { limits, counter }: { limits: SocketLimits; counter: SocketCounter },
): () => Promise<void> {
  sockets.on("error", (problem) => logProblem("sockets", problem));
  sockets.on("connection", (socket, request) => {
    const socketId = requestIdOf(request.headers["x-request-id"]);
    counter.add(request);
    socket.once("close", () => counter.remove(request));
    // A frame that breaks the protocol: the library has closed the connection, and says why to nobody else.
    socket.on("error", (problem) => log.debug({ err: problem, socketId }, "socket"));
    watch(socket, limits);
    const closed = graphql.opened(
      {
        protocol: socket.protocol,
        async send(data) {
          if (socket.readyState !== socket.OPEN) return;
          // Whoever does not read what they asked for would have the server keep it all.
          if (socket.bufferedAmount > limits.unreadBytes) return socket.terminate();
          await new Promise<void>((resolve) => socket.send(data, () => resolve()));
        },
        close: (code, reason) => socket.close(code, reason),
        onMessage: (answer) =>
          socket.on("message", (data) =>
            withLogFields({ socketId }, () =>
              answer(String(data)).catch((problem: unknown) => {
                logProblem("message of a socket", problem);
                socket.close(CLOSE.internal, "Internal server error");
              }),
            ),
          ),
      },
      { request, close: (code, reason) => socket.close(code, reason) },
    );
    socket.once("close", (code, reason) => {
      closed(code, String(reason)).catch((problem: unknown) => logProblem("end of a socket", problem));
    });
  });
  return async () => {
    for (const socket of sockets.clients) socket.close(CLOSE.goingAway, "Going away");
    sockets.removeAllListeners();
    await new Promise<void>((resolve) => sockets.close(() => resolve()));
  };
}
