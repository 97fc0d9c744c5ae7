import { parseArgs } from "node:util";
import { userProblem } from "../messages/user-problem.ts";

export type Flags<Name extends string, Switch extends string> = {
  values: Partial<Record<Name, string>>;
  switches: Record<Switch, boolean>;
  positionals: string[];
};

/** Read `--name value` flags, `--switch` flags and at most `positionalsMax` words between them.
 *  @throws UserProblem naming the one argument that is unknown, empty, or one too many */
export function parseFlags<Name extends string, Switch extends string = never>(
  args: readonly string[],
  names: readonly Name[],
  { switches = [], positionalsMax = 0 }: { switches?: readonly Switch[]; positionalsMax?: number } = {},
): Flags<Name, Switch> {
  const options = {
    ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
    ...Object.fromEntries(switches.map((name) => [name, { type: "boolean" as const }])),
  };
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const known = options[token.name];
    if (!known) throw userProblem("ARGUMENT_UNKNOWN", { argument: token.rawName });
    if (known.type === "string" && !token.value) throw userProblem("ARGUMENT_EMPTY", { argument: token.rawName });
    if (known.type === "boolean" && token.value !== undefined)
      throw userProblem("ARGUMENT_UNKNOWN", { argument: `${token.rawName}=${token.value}` });
  }
  if (positionals.length > positionalsMax)
    throw userProblem("ARGUMENT_UNKNOWN", { argument: positionals[positionalsMax] });
  const on = Object.fromEntries(switches.map((name) => [name, values[name] === true]));
  return { values: values as Partial<Record<Name, string>>, switches: on as Record<Switch, boolean>, positionals };
}
