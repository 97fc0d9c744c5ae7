import type { CheckStatus } from "../../../checks/check-ids.ts";
import { renderNotice } from "../../../messages/render-notice.ts";
import { en, fr } from "../../../messages/typography.ts";
import type { QuoteFormat } from "../../kit/quote-format.ts";
import type { CheckSection } from "../../report/check-section.ts";
import type { Block, SlideSpec, Tone } from "../compose/spec.ts";
import { TONES } from "../compose/tones.ts";
import type { Cell } from "../pptx/deck.ts";
import { firstRows } from "./cut-texts.ts";
import { missingSlide } from "./missing-slide.ts";
import { numberWord } from "./number-words.ts";
import type { Tell } from "./tell.ts";

const STATUSES: Record<CheckStatus, { en: string; fr: string; tone: Tone }> = {
  pass: { en: "Passed", fr: "Réussi", tone: "good" },
  fail: { en: "Failed", fr: "Échoué", tone: "bad" },
  "not decidable": { en: "Not decidable", fr: "Non décidable", tone: "heed" },
  "not run": { en: "Not run", fr: "Non lancé", tone: "plain" },
};

const FORMATS: Record<CheckSection["unit"], QuoteFormat> = {
  count: "count",
  share: "share",
  figure: "figure",
  euro: "euro",
};

/** The definition of done, every check with its status. */
export function checksSlide(tell: Tell): SlideSpec {
  const { report, say, language } = tell;
  const { checks } = report;
  if (!checks || checks.length === 0)
    return missingSlide(tell, {
      title: say(
        en`The definition of done has not been checked`,
        fr`La définition de « terminé » n'a pas été vérifiée`,
      ),
      why: say(en`This report is of before it was checked.`, fr`Ce rapport date d'avant cette vérification.`),
      needed: [say(en`Run the study again with this version.`, fr`Relancez l'étude avec cette version.`)],
    });
  const passed = checks.filter(({ status }) => status === "pass").length;
  const half = Math.ceil(checks.length / 2);
  const words = [numberWord(passed, language), numberWord(checks.length, language)];
  return {
    kind: "content",
    title: say(
      en`Definition of done: ${words[0]} of ${words[1]} checks pass`,
      fr`Définition de « terminé » : ${words[0]} vérifications sur ${words[1]} réussies`,
    ),
    columns: [checks.slice(0, half), checks.slice(half)].map((some) => ({
      share: 0.5,
      blocks: [tableOf(tell, some)],
    })),
    source: tell.source(
      say(
        en`Thresholds were written before results; evidence in the notes.`,
        fr`Seuils écrits avant les résultats ; preuves dans les notes.`,
      ),
    ),
    notes: checks.map((check) => noteOf(tell, check)),
  };
}

function titleOf({ id }: CheckSection, language: Tell["language"]): string {
  return renderNotice({ code: `CHECK_TITLE_${id}` }, language);
}

function tableOf(tell: Tell, checks: readonly CheckSection[]): Block {
  const { say, language } = tell;
  return {
    ...{ kind: "table", name: say("Definition of done", fr`Définition de « terminé »`) },
    description: say(en`Each check and its status.`, fr`Chaque vérification et son statut.`),
    header: [{ text: say("Check", fr`Vérification`) }, { text: say("Status", "Statut") }],
    rows: checks.map((check): Cell[] => {
      const { tone, ...names } = STATUSES[check.status];
      return [
        { text: titleOf(check, language) },
        { text: names[language], bold: check.status !== "pass", color: TONES[tone].ink },
      ];
    }),
    cut: (shown) => firstRows(tell, shown, true),
  };
}

/** What was found, what was asked, and on how many. */
function noteOf({ say, quoter, language }: Tell, check: CheckSection): string {
  const path = `/checks/${check.id}`;
  const format = FORMATS[check.unit];
  const status = STATUSES[check.status][language];
  const asked = quoter.quote(`${path}/threshold`, format);
  const bound =
    check.comparator === "at most"
      ? say(en`at most ${asked}`, fr`au plus ${asked}`)
      : say(en`at least ${asked}`, fr`au moins ${asked}`);
  const found =
    check.value === null
      ? say("No value", "Pas de valeur")
      : say(en`Found ${quoter.quote(`${path}/value`, format)}`, fr`Trouvé ${quoter.quote(`${path}/value`, format)}`);
  const n = check.n === null ? "" : `, n = ${quoter.quote(`${path}/n`, "count")}`;
  const title = titleOf(check, language);
  return [
    say(
      en`${title}: ${status.toLowerCase()}. ${found}, asked ${bound}${n}.`,
      fr`${title} : ${status.toLowerCase()}. ${found}, demandé ${bound}${n}.`,
    ),
    ...judgedBy(say, check),
  ].join(" ");
}

/** Why a value alone does not decide. */
function judgedBy(say: Tell["say"], { judgedBy: way, chance, interval, status }: CheckSection): string[] {
  if (way === "chance" && chance?.seen)
    return [say(en`A test sees more than chance explains.`, fr`Un test voit plus que n'explique le hasard.`)];
  if (way === "interval" && interval && status !== "pass")
    return [
      say(
        en`The whole interval would have to lie on the good side.`,
        fr`Il faudrait que tout l'intervalle soit du bon côté.`,
      ),
    ];
  return [];
}
