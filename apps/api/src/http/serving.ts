import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { userProblem } from "../messages/user-problem.ts";

/** Where and to whom the product answers. */
export type Serving = {
  /** Address that is listened on. */
  host: string;
  /** Origin by which browsers elsewhere reach it, such as https://brainscan.example; null: this machine alone. */
  publicOrigin: string | null;
  /** Of https that this process speaks itself. */
  tls: { cert: Buffer; key: Buffer } | null;
  /** Whether only those who sign in are answered. */
  accounts: boolean;
  /** Addresses whose word is taken for whom they ask for. */
  trustedProxies: string[];
};

/** Whoever sits at this machine, and nobody else on the network. */
export const THIS_MACHINE: Serving = {
  host: "127.0.0.1",
  publicOrigin: null,
  tls: null,
  accounts: false,
  trustedProxies: [],
};

export type ServingAsked = {
  host?: string;
  port: number;
  publicUrl?: string;
  tlsCert?: string;
  tlsKey?: string;
  accountsRequired?: boolean;
  trustedProxies?: string[];
};

const LOOPBACK_ADDRESS = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const EVERY_ADDRESS = ["0.0.0.0", "::", "*"];

/** What is asked for, held to the rule that nobody elsewhere is answered without an account and without https: cookies of
 *  sessions travel by nothing else.
 *  @throws UserProblem SERVE_NO_HTTPS, SERVE_NO_PUBLIC_URL, SERVE_PUBLIC_URL_INVALID, SERVE_TLS_PAIR, SERVE_TLS_UNUSABLE */
export function resolveServing(asked: ServingAsked): Serving {
  const { host = THIS_MACHINE.host, publicUrl, trustedProxies = [] } = asked;
  const tls = readTls(asked.tlsCert, asked.tlsKey);
  const exposed = !LOOPBACK_ADDRESS.test(host) || publicUrl !== undefined;
  const rest = { host, tls, trustedProxies };
  if (!exposed) return { ...rest, publicOrigin: null, accounts: asked.accountsRequired ?? false };
  if (publicUrl !== undefined) return { ...rest, publicOrigin: readOrigin(publicUrl), accounts: true };
  if (!tls) throw userProblem("SERVE_NO_HTTPS", { host });
  // A port that is still to be given has no name yet either.
  if (EVERY_ADDRESS.includes(host) || asked.port === 0) throw userProblem("SERVE_NO_PUBLIC_URL", { host });
  const { origin } = new URL(`https://${host.includes(":") ? `[${host}]` : host}:${asked.port}`);
  return { ...rest, publicOrigin: origin, accounts: true };
}

function readOrigin(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  if (url?.protocol !== "https:" || url.href !== `${url.origin}/`)
    throw userProblem("SERVE_PUBLIC_URL_INVALID", { url: publicUrl });
  return url.origin;
}

function readTls(cert: string | undefined, key: string | undefined): Serving["tls"] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) throw userProblem("SERVE_TLS_PAIR");
  try {
    const tls = { cert: readFileSync(cert), key: readFileSync(key) };
    createSecureContext(tls);
    return tls;
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw userProblem("SERVE_TLS_UNUSABLE", { cert, key, reason });
  }
}
