import type { Recommendation } from "@brainscan/ml/scaleup/answer";
import { en, fr } from "../../../messages/typography.ts";
import type { Point } from "../compose/spec.ts";
import type { Tell } from "./tell.ts";

/** A technical recommendation as a sentence, its numbers from the report.
 *  @param at  its position in the report's list */
export function recommendationPoint({ say, quoter }: Tell, { code, params }: Recommendation, at: number): Point {
  const quote = (name: string, format: Parameters<typeof quoter.quote>[1] = "short") =>
    name in params ? quoter.quote(`/scaleUp/answer/recommendations/${at}/params/${name}`, format) : "\u2013";
  switch (code) {
    case "ARCHITECTURE":
      return {
        lead: say("Architecture:", fr`Architecture :`),
        text: say(
          en`embed once (${quote("embedHours")} machine hours) and keep the vectors.`,
          fr`calculer les vecteurs une fois (${quote("embedHours")} heures de machine) et les garder.`,
        ),
      };
    case "HARDWARE":
      return {
        lead: say("Hardware:", fr`Matériel :`),
        text: say(
          en`at ${quote("imagesPerSecond")} images a second, machines to end within a day: ${quote("machinesForDay", "count")}; a week: ${quote("machinesForWeek", "count")}.`,
          fr`à ${quote("imagesPerSecond")} images par seconde, machines pour finir en un jour : ${quote("machinesForDay", "count")} ; une semaine : ${quote("machinesForWeek", "count")}.`,
        ),
      };
    case "STORAGE":
      return {
        lead: say("Storage:", fr`Stockage :`),
        text: say(
          en`vectors ${quote("gbFloat32")} GB in float32, ${quote("gbFloat16")} GB in float16; images ${quote("gbImages")} GB.`,
          fr`vecteurs ${quote("gbFloat32")} Go en float32, ${quote("gbFloat16")} Go en float16 ; images ${quote("gbImages")} Go.`,
        ),
      };
    case "MONITORING":
      return {
        lead: say("Monitoring:", fr`Surveillance :`),
        text: say(
          en`${quote("images", "count")} automatic normals read at random a month (${quote("monthEuro", "euro")}).`,
          fr`${quote("images", "count")} normaux automatiques relus au hasard chaque mois (${quote("monthEuro", "euro")}).`,
        ),
      };
    case "DRIFT":
      return {
        lead: say("Drift:", fr`Dérive :`),
        text: say(
          en`alarm when scores move by more than ${quote("ksThreshold", "figure")}.`,
          fr`alerte si les scores s'écartent de plus de ${quote("ksThreshold", "figure")}.`,
        ),
      };
    case "RETRAIN":
      return {
        lead: say("Retrain:", fr`Réapprendre :`),
        text: say(
          en`once a month's sample holds ${quote("cancersFound", "count")} cancers.`,
          fr`dès ${quote("cancersFound", "count")} cancers dans l'échantillon d'un mois.`,
        ),
      };
  }
}
