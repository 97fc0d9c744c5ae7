import type { IncomingMessage } from "node:http";

/** What live connections may cost. */
export type SocketLimits = {
  /** Connections of all clients, and of one (an address: a proxy in front makes one client of many people). */
  connections: number;
  connectionsPerClient: number;
  subscriptionsPerConnection: number;
  /** A message of a client: a subscription's text. */
  messageBytes: number;
  /** Messages of a client within `messageWindowMs`. */
  messages: number;
  messageWindowMs: number;
  /** What a client has not taken in yet. */
  unreadBytes: number;
  /** How long a connection may wait before it says what it is. */
  initMs: number;
  /** Between two pings; a connection that does not answer one before the next is ended. */
  pingMs: number;
};

export const SOCKET_LIMITS: SocketLimits = {
  connections: 2_000,
  connectionsPerClient: 300,
  subscriptionsPerConnection: 100,
  messageBytes: 128 * 1024,
  messages: 500,
  messageWindowMs: 10_000,
  unreadBytes: 4 * 1024 * 1024,
  initMs: 10_000,
  pingMs: 15_000,
};

/** Counts live connections by client. */
export type SocketCounter = {
  /** @returns false when there are too many */
  admit(request: IncomingMessage): boolean;
  add(request: IncomingMessage): void;
  remove(request: IncomingMessage): void;
};

export function countSockets({ connections, connectionsPerClient }: SocketLimits): SocketCounter {
  const open = new Map<string, number>();
  let total = 0;
  const clientOf = ({ socket }: IncomingMessage) => socket.remoteAddress ?? "";
  const change = (request: IncomingMessage, by: 1 | -1) => {
    const client = clientOf(request);
    const count = (open.get(client) ?? 0) + by;
    total += by;
    if (count > 0) open.set(client, count);
    else open.delete(client);
  };
  return {
    admit: (request) => total < connections && (open.get(clientOf(request)) ?? 0) < connectionsPerClient,
    add: (request) => change(request, 1),
    remove: (request) => change(request, -1),
  };
}
