import { usage } from "@brainscan/api/cli/usage";

/** Flags by command, as its usage tells them. */
export function knownCommands(): Map<string, Set<string>> {
  const commands = new Map<string, Set<string>>();
  let current: Set<string> | undefined;
  for (const line of usage("en").split("\n")) {
    const [, command] = /^ {2}([a-z-]+)\s/.exec(line) ?? [];
    // A blank line ends the list of commands; what follows is no flag of the last one.
    if (command || line.trim() === "") current = command ? new Set() : undefined;
    if (command && current) commands.set(command, current);
    for (const [flag] of line.matchAll(/--[a-z][a-z-]*/g)) current?.add(flag);
  }
  return commands;
}

/** What is wrong with a command line: an unknown command, or a flag that it does not take. */
export function checkCommandLine([command, ...args]: readonly string[]): string[] {
  const flags = knownCommands().get(command);
  if (!flags) return [`no command ${command}`];
  return args
    .filter((argument) => argument.startsWith("--"))
    .map((argument) => argument.split("=")[0])
    .filter((flag) => !flags.has(flag))
    .map((flag) => `${command} takes no ${flag}`);
}
