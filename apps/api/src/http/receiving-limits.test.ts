import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { limitReceiving } from "./receiving-limits.ts";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function listen(limits: { requestMs: number; uploadIdleMs: number }): Promise<number> {
  const app = express();
  app.use(limitReceiving(limits));
  app.post("/*path", async (request, response) => {
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    response.send(String(bytes));
  });
  app.get("/slow", async (_request, response) => {
    await delay(300);
    response.send("late");
  });
  server = createServer({ requestTimeout: 0 }, app);
  server.on("clientError", (_problem, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** POST five bytes, each after a pause; what was answered before the connection closed. */
async function postSlowly(port: number, path: string, pauseMs: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\n`);
  for (let sent = 0; sent < 5 && !socket.destroyed; sent++) {
    await delay(pauseMs);
    if (socket.writable) socket.write("x");
  }
  await closed;
  return answer;
}

it("lets an upload take longer than any other request, and not pause for longer than its limit", async () => {
  const patient = await listen({ requestMs: 100, uploadIdleMs: 10_000 });
  expect(await postSlowly(patient, "/uploads", 60)).toMatch(/200 OK[\s\S]*5$/);
  expect(await postSlowly(patient, "/graphql", 60)).toBe("");
  server.closeAllConnections();
  server.close();
  const impatient = await listen({ requestMs: 10_000, uploadIdleMs: 50 });
  expect(await postSlowly(impatient, "/uploads", 400)).toBe("");
});

it("does not cut a request that has arrived because its answer takes long", async () => {
  const port = await listen({ requestMs: 50, uploadIdleMs: 50 });
  expect(await (await fetch(`http://127.0.0.1:${port}/slow`)).text()).toBe("late");
});
