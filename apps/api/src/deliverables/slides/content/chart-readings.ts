import { en, fr } from "../../../messages/typography.ts";
import type { Tell } from "./tell.ts";

/** How rows of values with their intervals are read; `marked`: what the diamond stands for. */
export function forestReading({ say }: Tell, marked: string | null = null): string {
  return [
    say(en`Dot: the value. Line: its interval.`, fr`Point : la valeur. Trait : son intervalle.`),
    ...(marked ? [say(en`Diamond: ${marked}.`, fr`Losange : ${marked}.`)] : []),
  ].join(" ");
}

export function efficiencyReading({ say }: Tell): string {
  return say(
    en`Points: means over folds by the number of labels learned from. Pale bars: their intervals.`,
    fr`Points : moyennes sur les plis selon le nombre d'étiquettes apprises. Barres pâles : leurs intervalles.`,
  );
}

export function guaranteeReading({ say }: Tell): string {
  return say(
    en`One step a threshold. Lower line: the miss rate as measured; upper line: its bound, which must lie below the dashed limit.`,
    fr`Une marche par seuil. Ligne du bas : le taux de manqués mesuré ; ligne du haut : sa borne, qui doit passer sous la limite tiretée.`,
  );
}
