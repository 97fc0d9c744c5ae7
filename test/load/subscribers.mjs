// Open pages that follow a run, each over a socket of its own.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

/** Have `count` clients follow a run. `told` counts the news of each; `close` leaves at once. */
export function openSubscribers(address, { text }, { runId, count, onError }) {
  const subscribers = Array.from({ length: count }, () => {
    const client = createClient({
      url: `${address.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: (problem) => onError(`socket: ${problem?.reason ?? problem?.message ?? problem}`),
    });
    const state = { told: 0, lastStatus: null, completed: false };
    client.subscribe(
      { query: text, variables: { id: runId }, operationName: "RunChanged" },
      {
        next({ data, errors }) {
          if (errors) onError(`RunChanged: ${JSON.stringify(errors)}`);
          state.told++;
          state.lastStatus = data?.runChanged.status ?? null;
        },
        error: (problem) => onError(`RunChanged: ${problem?.reason ?? problem?.message ?? JSON.stringify(problem)}`),
        complete: () => {
          state.completed = true;
        },
      },
    );
    return { client, state };
  });
  return {
    states: subscribers.map(({ state }) => state),
    close: () => Promise.all(subscribers.map(({ client }) => client.dispose())),
  };
}
