#!/usr/bin/env node
import { readEnvironment } from "../env.ts";
import { configureLog } from "../log.ts";
import type { Language } from "../messages/message.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { noticeLine } from "./notice-line.ts";
import { RunFailure } from "./run-failure.ts";
import { terminalLanguage } from "./terminal-language.ts";
import { usage } from "./usage.ts";

/** Each command is loaded only when asked for: `--help` opens neither a database nor a network. */
const COMMANDS: Record<string, () => Promise<{ run(args: string[]): Promise<number> }>> = {
  serve: () => import("./serve.ts"),
  api: () => import("./api.ts"),
  worker: () => import("./worker.ts"),
  study: () => import("./study.ts"),
  export: () => import("./export.ts"),
  verify: () => import("./verify.ts"),
  results: () => import("./results.ts"),
  outside: () => import("./outside.ts"),
  accounts: () => import("./accounts.ts"),
  keys: () => import("./keys.ts"),
  changes: () => import("./changes.ts"),
  migrate: () => import("./migrate.ts"),
  backup: () => import("./backup.ts"),
  restore: () => import("./restore.ts"),
  quarantine: () => import("./quarantine.ts"),
  doctor: () => import("./doctor.ts"),
  weights: () => import("./weights.ts"),
};

/** Commands that go on until they are told to stop: where nobody looks on, their log is for programs. */
const SERVERS = ["serve", "api", "worker"];

const HELP = ["help", "--help", "-h"];

/** Everything else can be put right by whoever typed the command: 2. */
const EXIT_CODES: Record<string, number> = { INTERNAL_ERROR: 1, INTERRUPTED: 130 };

async function main([command, ...args]: string[]): Promise<number> {
  let language: Language = "en";
  try {
    const environment = readEnvironment();
    language = terminalLanguage(args, environment.LANG);
    const serves = SERVERS.includes(command ?? "");
    configureLog({
      level: environment.BRAINSCAN_LOG_LEVEL ?? (serves ? "info" : "warn"),
      format: serves && !process.stderr.isTTY ? "JSON" : "TEXT",
    });
    if (command === undefined || [command, ...args].some((argument) => HELP.includes(argument))) {
      console.log(usage(language));
      return 0;
    }
    const load = COMMANDS[command];
    if (load) return await (await load()).run(args);
    console.error(`${renderNotice({ code: "COMMAND_UNKNOWN", params: { command } }, language)}\n\n${usage(language)}`);
    return 2;
  } catch (problem) {
    const notice = problem instanceof RunFailure ? problem.notice : noticeOf(problem);
    console.error(noticeLine(notice, language));
    return EXIT_CODES[notice.code] ?? 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
