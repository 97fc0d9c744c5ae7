import { listChanges } from "@brainscan/db/queries/changes";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { type AccountsService, PASSWORD, startAccountsService } from "./accounts-service.fixture.ts";
import { countSignIn } from "./sign-in-limits.ts";

type Page = {
  changes: {
    edges: { node: { action: string; id: string } }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
};

const VIEWER = "{ viewer { name role via } }";
const ROUTES: [string, string, number][] = [
  ["GET", "/images/x", 404],
  ["GET", "/images/x/thumbnail", 404],
  ["GET", "/studies/x/report.json", 404],
  ["GET", "/studies/x/deliverables/fr.zip", 404],
  ["GET", "/studies/x/deliverables/fr/memo.html", 404],
  ["GET", "/datasets/x/to-read.csv", 404],
  ["GET", "/studies/x/normals-to-read.csv", 404],
  ["POST", "/uploads", 403],
  ["POST", "/uploads/tables", 403],
  ["GET", "/downloads/changes.csv", 403],
  ["POST", "/graphql", 400],
];

describeEachDatabase("a server with accounts", (database) => {
  let service: AccountsService;
  let admin = { cookie: "" };

  beforeAll(async () => {
    service = await startAccountsService(database());
    await service.addAccount("ada@example.org", "ADMINISTRATOR");
    await service.addAccount("rita@example.org", "REVIEWER");
    await service.addAccount("vera@example.org", "VIEWER");
    admin = await service.signIn("ada@example.org");
  });
  afterAll(() => service.stop());

  it("answers nobody but those who sign in, and a viewer nothing that takes more", async () => {
    const viewer = await service.signIn("vera@example.org");
    for (const [method, path, forViewer] of ROUTES) {
      const call = (headers: Record<string, string>) => fetch(service.address + path, { method, headers });
      const nobody = await call({});
      expect([path, nobody.status, ((await nobody.json()) as { code: string }).code]).toEqual([
        path,
        401,
        "UNAUTHENTICATED",
      ]);
      expect([path, (await call({ ...viewer, "content-type": "application/json" })).status]).toEqual([path, forViewer]);
    }
    expect((await service.get("/health")).status).toBe(200);
  });

  it("takes a password for a session in a cookie that no script and no other site can use", async () => {
    const response = await service.post("/auth/sign-in", { email: " Ada@Example.org", password: PASSWORD });
    expect(response.status).toBe(204);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-brainscan\.session_token=/);
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/", `Max-Age=${12 * 3600}`])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain("Domain");
    const told = await service.ask(VIEWER, { cookie: cookie.split(";")[0] });
    expect(told).toEqual({ viewer: { name: "ada", role: "ADMINISTRATOR", via: "SESSION" } });
  });

  it("refuses a wrong password, an unknown address and what is neither, in the same words", async () => {
    const answers = await Promise.all(
      [
        { email: "vera@example.org", password: "wrong horse battery" },
        { email: "nobody@example.org", password: PASSWORD },
        { email: "not an address", password: PASSWORD },
        { email: "vera@example.org" },
        { email: { $ne: "" }, password: ["x"] },
      ].map(async (body) => {
        const response = await service.post("/auth/sign-in", body, { "accept-language": "fr" });
        return [response.status, await response.json(), response.headers.getSetCookie()];
      }),
    );
    const [first] = answers;
    expect(first).toEqual([
      401,
      { code: "SIGN_IN_REFUSED", message: expect.stringContaining("ne vont pas ensemble") },
      [],
    ]);
    expect(answers).toEqual(answers.map(() => first));
  });

  it("ends a session with its sign-out, its account, or a new password, at once", async () => {
    const codeOf = async (headers: { cookie: string }) => service.ask(VIEWER, headers);
    const left = await service.signIn("ada@example.org");
    const out = await service.post("/auth/sign-out", {}, left);
    expect([out.status, out.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining("Max-Age=0")]);
    expect(await codeOf(left)).toBe("UNAUTHENTICATED");

    const { id } = await service.addAccount("eve@example.org", "SCIENTIST");
    const [one, other] = [await service.signIn("eve@example.org"), await service.signIn("eve@example.org")];
    await service.ask(
      "mutation ($id: ID!, $password: String!) { setAccountPassword(input: { accountId: $id, password: $password }) { userErrors { code } } }",
      admin,
      { id, password: "another horse battery" },
    );
    expect([await codeOf(one), await codeOf(other)]).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
    const response = await service.post("/auth/sign-in", {
      email: "eve@example.org",
      password: "another horse battery",
    });
    const again = { cookie: response.headers.getSetCookie()[0].split(";")[0] };
    expect(await codeOf(again)).toMatchObject({ viewer: { role: "SCIENTIST" } });
    await service.ask(
      "mutation ($id: ID!) { setAccountRole(input: { accountId: $id, role: VIEWER }) { userErrors { code } } }",
      admin,
      { id },
    );
    expect(await codeOf(again)).toMatchObject({ viewer: { role: "VIEWER" } });
    await service.ask(
      "mutation ($id: ID!) { removeAccount(input: { accountId: $id }) { userErrors { code } } }",
      admin,
      {
        id,
      },
    );
    expect(await codeOf(again)).toBe("UNAUTHENTICATED");
  });

  it("keeps one administrator, and no two accounts of one name or address", async () => {
    const told = (await service.ask("{ accounts { id email role sessions } }", admin)) as {
      accounts: { id: string; email: string }[];
    };
    const { id } = told.accounts.find(({ email }) => email === "ada@example.org") ?? { id: "" };
    const errorsOf = async (change: string) => {
      const answer = await service.ask<Record<string, { userErrors: { code: string }[] }>>(
        `mutation { change: ${change} { userErrors { code } } }`,
        admin,
      );
      return typeof answer === "string" ? answer : answer.change.userErrors.map(({ code }) => code);
    };
    const add = (email: string, name: string, password = PASSWORD) =>
      errorsOf(`addAccount(input: { email: "${email}", name: "${name}", role: VIEWER, password: "${password}" })`);
    expect(await errorsOf(`removeAccount(input: { accountId: "${id}" })`)).toEqual(["ACCOUNT_LAST_ADMINISTRATOR"]);
    expect(await errorsOf(`setAccountRole(input: { accountId: "${id}", role: VIEWER })`)).toEqual([
      "ACCOUNT_LAST_ADMINISTRATOR",
    ]);
    expect(await add("RITA@example.org", "r")).toEqual(["ACCOUNT_EMAIL_TAKEN"]);
    expect(await add("new@example.org", "Rita")).toEqual(["ACCOUNT_NAME_TAKEN"]);
    expect(await add("new@example.org", "n", "short")).toEqual(["PASSWORD_LENGTH"]);
    expect(await add("new", "n")).toEqual(["ACCOUNT_EMAIL_INVALID"]);
  });

  it("lets nobody sign for another", async () => {
    const rita = await service.signIn("rita@example.org");
    const review = (reader: string) =>
      `mutation { reviewPair(input: { datasetId: "d", imageA: "a", imageB: "b", same: true${reader} }) { userErrors { code field } } }`;
    expect(await service.ask(review(', reader: "Ada"'), rita)).toEqual({
      reviewPair: { userErrors: [{ code: "READER_IS_ANOTHER", field: ["input", "reader"] }] },
    });
    expect(await service.ask(review(""), rita)).toMatchObject({
      reviewPair: { userErrors: [{ code: "DATASET_UNKNOWN" }] },
    });
    expect(await service.ask('mutation { cancelRun(id: "x") { userErrors { code } } }', rita)).toBe("FORBIDDEN");
  });

  it("keeps every change in the log with its author, what was refused too, and no secret", async () => {
    const written = await listChanges(service.db, { limit: 500, order: "NEWEST" });
    const lines = written.map(({ action, author, via, outcome, code }) =>
      [action, author, via, outcome, code].join(" "),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        "cancelRun rita SESSION REFUSED FORBIDDEN",
        "reviewPair rita SESSION REFUSED READER_IS_ANOTHER",
        "upload vera SESSION REFUSED FORBIDDEN",
        "setAccountRole ada SESSION OK ",
        "removeAccount ada SESSION OK ",
        "sign in unknown SESSION REFUSED SIGN_IN_REFUSED",
        "sign out ada SESSION OK ",
      ]),
    );
    const text = JSON.stringify(written);
    for (const secret of [PASSWORD, "another horse", "wrong horse"]) expect(text).not.toContain(secret);
    expect(written.find(({ action }) => action === "setAccountPassword")?.args).toMatchObject({
      input: { password: "(left out)" },
    });
    expect(written.every(({ requestId }) => requestId)).toBe(true);
  });

  it("gives the log in pages and as a table, the same lines in both", async () => {
    const rows: string[] = [];
    for (let after: string | null = null; ; ) {
      const answer: Page | string = await service.ask<Page>(
        "query ($after: String) { changes(first: 7, after: $after) { edges { node { id action } } pageInfo { hasNextPage endCursor } } }",
        admin,
        { after },
      );
      if (typeof answer === "string") throw new Error(answer);
      rows.push(...answer.changes.edges.map(({ node }) => node.action));
      if (!answer.changes.pageInfo.hasNextPage) break;
      after = answer.changes.pageInfo.endCursor;
    }
    const csv = await (await service.get("/downloads/changes.csv", admin)).text();
    const [head, ...lines] = csv.trimEnd().split("\n");
    expect(head).toBe("position,at,author,account,via,action,arguments,outcome,code,ended_at,request");
    expect(lines.map((line) => line.split(",")[5]).reverse()).toEqual(rows);
  });

  it("lets a key do what its scope and its account's role both allow, until it is revoked, live connections too", async () => {
    const { accounts } = (await service.ask("{ accounts { id email } }", admin)) as {
      accounts: { id: string; email: string }[];
    };
    const id = accounts.find(({ email }) => email === "rita@example.org")?.id;
    const make = async (scope: string) => {
      const answer = await service.ask<{ addKey: { key: string; apiKey: { id: string; start: string } } }>(
        `mutation ($id: ID!) { addKey(input: { accountId: $id, name: "script", scope: ${scope} }) { key apiKey { id start } } }`,
        admin,
        { id },
      );
      if (typeof answer === "string") throw new Error(answer);
      return answer.addKey;
    };
    const [reading, writing] = [await make("READ"), await make("WRITE")];
    const draw =
      'mutation { removePairReview(input: { datasetId: "d", imageA: "a", imageB: "b" }) { userErrors { code } } }';
    const bearer = { authorization: `Bearer ${reading.key}` };
    const header = { "x-api-key": writing.key };
    expect(await service.ask(VIEWER, bearer)).toEqual({ viewer: { name: "rita", role: "REVIEWER", via: "API_KEY" } });
    expect(await service.ask(draw, bearer)).toBe("FORBIDDEN");
    expect(await service.ask(draw, header)).toMatchObject({
      removePairReview: { userErrors: [{ code: "DATASET_UNKNOWN" }] },
    });
    expect(await service.ask('mutation { cancelRun(id: "x") { userErrors { code } } }', header)).toBe("FORBIDDEN");
    expect(await service.ask("{ accounts { id } }", header)).toBe("FORBIDDEN");

    const nobody = await openSocket(service.address, {});
    expect(await nobody.closed).toBe(4401);
    const followed = await openSocket(service.address, { apiKey: writing.key });
    expect(await followed.acknowledged).toBe(true);
    await service.ask("mutation ($id: ID!) { revokeKey(input: { keyId: $id }) { userErrors { code } } }", admin, {
      id: writing.apiKey.id,
    });
    expect(await service.ask(VIEWER, header)).toBe("UNAUTHENTICATED");
    expect(await followed.closed).toBe(4401);
    const stored = await database().executeSql("select row_to_json(api_keys)::text as row from api_keys");
    expect(JSON.stringify(stored)).not.toContain(reading.key.slice(20));
  });

  it("stops guesses at one account, the right password and a restart included, and lets others in", async () => {
    const attempt = async (email: string, password: string) =>
      (await service.post("/auth/sign-in", { email, password })).status;
    await service.addAccount("guessed@example.org", "VIEWER");
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, i) => attempt("guessed@example.org", `guess number ${i}`)),
    );
    expect(guesses.filter((status) => status === 429)).toHaveLength(2);
    const again = await startAccountsService(database());
    const limited = await again.post("/auth/sign-in", { email: "guessed@example.org", password: PASSWORD });
    await again.stop();
    expect([limited.status, ((await limited.json()) as { code: string }).code]).toEqual([429, "SIGN_IN_TOO_OFTEN"]);
    expect(await attempt("vera@example.org", PASSWORD)).toBe(204);
    // The address that tried so many has its own limit.
    for (let i = 0; i < 30; i++)
      await countSignIn(service.db, { email: `${i}@example.org`, address: "127.0.0.1" }).catch(() => undefined);
    expect(await attempt("vera@example.org", PASSWORD)).toBe(429);
  });
});

/** A live connection: whether it is taken, and the code with which the server ends it. */
async function openSocket(address: string, params: object) {
  const socket = new WebSocket(`${address.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  const acknowledged = new Promise<boolean>((resolve) =>
    socket.once("message", (data) => resolve(JSON.parse(String(data)).type === "connection_ack")),
  );
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send(JSON.stringify({ type: "connection_init", payload: params }));
  return { closed, acknowledged };
}
