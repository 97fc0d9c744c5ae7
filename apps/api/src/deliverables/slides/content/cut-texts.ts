import { en, fr } from "../../../messages/typography.ts";
import { numberWord } from "./number-words.ts";
import type { Tell } from "./tell.ts";

/** "The first three.", of rows that are feminine in French or not. */
export function firstRows({ say }: Tell, shown: number, feminine = false): string {
  const [one, many] = feminine ? ["La première", "premières"] : ["Le premier", "premiers"];
  return say(
    shown === 1 ? en`The first.` : en`The first ${numberWord(shown, "en")}.`,
    shown === 1 ? `${one}.` : fr`Les ${numberWord(shown, "fr")} ${many}.`,
  );
}

/** "Top six of 14." */
export function topRows({ say }: Tell, shown: number, total: string): string {
  return say(
    en`Top ${numberWord(shown, "en")} of ${total}.`,
    shown === 1 ? fr`La première sur ${total}.` : fr`Les ${numberWord(shown, "fr")} premières sur ${total}.`,
  );
}
