import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { userProblem } from "../messages/user-problem.ts";

const STDIN_CHARACTERS_MAX = 4096;

/** A new password: asked for twice on the terminal without showing it, or one line of standard input. Never an argument, which
 *  every process of the machine can read.
 *  @throws UserProblem PASSWORD_NEEDS_TERMINAL, PASSWORD_TWICE */
export async function askPassword({ stdin, language }: { stdin: boolean; language: Language }): Promise<string> {
  if (stdin) return readLine();
  if (!process.stdin.isTTY) throw userProblem("PASSWORD_NEEDS_TERMINAL");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const stopped = new AbortController();
  terminal.on("SIGINT", () => stopped.abort());
  const ask = async (code: "PASSWORD_ASK" | "PASSWORD_ASK_AGAIN") => {
    process.stderr.write(renderNotice({ code }, language));
    const answer = await terminal.question("", { signal: stopped.signal }).catch(() => {
      throw userProblem("INTERRUPTED");
    });
    process.stderr.write("\n");
    return answer;
  };
  try {
    const password = await ask("PASSWORD_ASK");
    if ((await ask("PASSWORD_ASK_AGAIN")) !== password) throw userProblem("PASSWORD_TWICE");
    return password;
  } finally {
    terminal.close();
  }
}

async function readLine(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    text += chunk;
    if (text.includes("\n") || text.length > STDIN_CHARACTERS_MAX) break;
  }
  return text.split(/\r?\n/, 1)[0];
}
