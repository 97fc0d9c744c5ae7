import { LANGUAGES, type Language } from "../messages/message.ts";
import { oneOf } from "./read-argument.ts";

/** `--lang fr|en` when given, else the terminal's own LANG.
 *  @throws UserProblem ARGUMENT_NOT_ONE_OF */
export function terminalLanguage(args: readonly string[], lang: string): Language {
  const at = args.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  if (at === -1) return lang.toLowerCase().startsWith("fr") ? "fr" : "en";
  const asked = args[at].includes("=") ? args[at].slice("--lang=".length) : args[at + 1];
  return oneOf("--lang", asked ?? "", LANGUAGES);
}
