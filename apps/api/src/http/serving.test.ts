import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserProblem } from "../messages/user-problem.ts";
import { isExpected } from "./loopback-guard.ts";
import { resolveServing, type ServingAsked } from "./serving.ts";
import { isProxyList } from "./trusted-proxies.ts";

const codeOf = (asked: Partial<ServingAsked>) => {
  try {
    const { publicOrigin, accounts } = resolveServing({ port: 4000, ...asked });
    return { publicOrigin, accounts };
  } catch (problem) {
    if (problem instanceof UserProblem) return problem.notice.code;
    throw problem;
  }
};

describe("serving", () => {
  it("answers this machine alone, without accounts, unless something else is asked for", () => {
    expect(codeOf({})).toEqual({ publicOrigin: null, accounts: false });
    for (const host of ["localhost", "127.0.0.1", "127.0.0.53", "::1"])
      expect([host, codeOf({ host })]).toEqual([host, { publicOrigin: null, accounts: false }]);
    expect(codeOf({ accountsRequired: true })).toEqual({ publicOrigin: null, accounts: true });
  });

  it("answers nobody elsewhere without https and accounts", () => {
    for (const host of ["0.0.0.0", "::", "192.0.2.7", "scans.example", "127.example.org", ""])
      expect([host, codeOf({ host })]).toEqual([host, "SERVE_NO_HTTPS"]);
    const publicUrl = "https://scans.example";
    expect(codeOf({ publicUrl })).toEqual({ publicOrigin: publicUrl, accounts: true });
    expect(codeOf({ host: "0.0.0.0", publicUrl: `${publicUrl}:8443/` })).toEqual({
      publicOrigin: `${publicUrl}:8443`,
      accounts: true,
    });
    for (const url of ["http://scans.example", "https://scans.example/path", "https://u:p@scans.example", "scans", ""])
      expect([url, codeOf({ publicUrl: url })]).toEqual([url, "SERVE_PUBLIC_URL_INVALID"]);
  });

  it("speaks https with a certificate and its key, and with nothing less", () => {
    const folder = mkdtempSync(join(tmpdir(), "brainscan-tls-"));
    const [tlsCert, tlsKey] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"].concat([
        ...["-subj", "/CN=localhost", "-keyout", tlsKey, "-out", tlsCert],
      ]),
      { stdio: "ignore" },
    );
    expect(codeOf({ host: "192.0.2.7", tlsCert, tlsKey })).toEqual({
      publicOrigin: "https://192.0.2.7:4000",
      accounts: true,
    });
    expect(codeOf({ host: "0.0.0.0", tlsCert, tlsKey })).toBe("SERVE_NO_PUBLIC_URL");
    expect(codeOf({ host: "192.0.2.7", tlsCert })).toBe("SERVE_TLS_PAIR");
    writeFileSync(tlsCert, "no certificate");
    expect(codeOf({ host: "192.0.2.7", tlsCert, tlsKey })).toBe("SERVE_TLS_UNUSABLE");
    expect(codeOf({ host: "192.0.2.7", tlsCert: join(folder, "none"), tlsKey })).toBe("SERVE_TLS_UNUSABLE");
  });
});

describe("a request", () => {
  const publicOrigin = "https://scans.example";
  const from = (host?: string, origin?: string) => ({ headers: { host, origin } });

  it("is answered under the public name, to its own pages, and under this machine's names", () => {
    for (const request of [
      from("scans.example"),
      from("Scans.Example:443"),
      from("scans.example", publicOrigin),
      from("localhost:4000"),
      from("127.0.0.1:4000", "http://127.0.0.1:4000"),
      // A proxy that asks under the name by which it knows this machine.
      from("127.0.0.1:4000", publicOrigin),
    ])
      expect([request, isExpected(request, { publicOrigin })]).toEqual([request, true]);
  });

  it("is refused under any other name, and to any other page", () => {
    for (const request of [
      from(undefined),
      from("evil.example"),
      from("scans.example.evil.example"),
      from("scans.example:8443"),
      from("scans.example", "https://evil.example"),
      from("scans.example", "http://scans.example"),
      from("scans.example", "null"),
      from("localhost:4000", "http://localhost:4001"),
      from("localhost:4000", "https://evil.example"),
    ])
      expect([request, isExpected(request, { publicOrigin })]).toEqual([request, false]);
    expect(isExpected(from("localhost:4000", publicOrigin), { publicOrigin: null })).toBe(false);
    expect(isExpected(from("scans.example"), { publicOrigin: null })).toBe(false);
  });
});

it("proxies in front are addresses, networks or their known names", () => {
  for (const one of ["loopback", "10.0.0.0/8", "192.0.2.1", "fd00::/8", "::1"])
    expect([one, isProxyList([one])]).toEqual([one, true]);
  for (const one of ["", "proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "*"])
    expect([one, isProxyList([one])]).toEqual([one, false]);
});
