import { en, fr } from "../../../messages/typography.ts";
import { prepareMethods } from "../../charts/prepare-methods.ts";
import type { SlideSpec } from "../compose/spec.ts";
import { forestReading } from "./chart-readings.ts";
import { topRows } from "./cut-texts.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";

/** Every method with its interval, and what the champion's figure is worth. */
export function resultsSlide(tell: Tell): SlideSpec {
  const { report, say, quoter, estimate, count } = tell;
  const { champion } = report;
  const { chart, missing } = prepareMethods(quoter);
  if (!champion || champion.figure.value === null || !chart || chart.body.kind !== "intervals")
    return missingSlide(tell, {
      title: say(
        en`No method could be measured: the labels do not allow it yet`,
        fr`Aucune méthode n'a pu être évaluée : les étiquettes ne le permettent pas encore`,
      ),
      why: say(en`Left out: ${missing ?? "no figure"}.`, fr`Omis : ${missing ?? "pas de chiffre"}.`),
      needed: [
        say(
          en`Labels: ${count("/dataset/counts/normal")} normal and ${count("/dataset/counts/cancer")} cancer today; each fold needs both classes.`,
          fr`Étiquettes : ${count("/dataset/counts/normal")} normal et ${count("/dataset/counts/cancer")} cancer aujourd'hui ; chaque pli a besoin des deux classes.`,
        ),
        say(
          en`Label images drawn at random, then run the study again.`,
          fr`Étiqueter des images tirées au hasard, puis relancer l'étude.`,
        ),
      ],
    });
  const area = champion.figure.interval
    ? say(
        en`${quoter.quote("/champion/figure/value", "figure")} (${tell.span("/champion/figure/interval", "figure")}, n = ${count("/champion/figure/n")})`,
        fr`${quoter.quote("/champion/figure/value", "figure")} (${tell.span("/champion/figure/interval", "figure")}, n = ${count("/champion/figure/n")})`,
      )
    : say(
        en`${quoter.quote("/champion/figure/value", "figure")} (n = ${count("/champion/figure/n")})`,
        fr`${quoter.quote("/champion/figure/value", "figure")} (n = ${count("/champion/figure/n")})`,
      );
  const { optimism } = champion;
  const corrected =
    optimism?.correctedAuc == null
      ? null
      : estimate("/champion/optimism/correctedAuc", "figure", "/champion/optimism/correctedInterval");
  return {
    kind: "content",
    title: say(en`The best method reaches ROC AUC ${area}`, fr`La meilleure méthode atteint une AUC ROC de ${area}`),
    columns: [
      {
        share: 1,
        blocks: [
          {
            ...{ kind: "forest", name: say("Methods", fr`Méthodes`), description: chart.title, body: chart.body },
            cut: (shown) => topRows(tell, shown, count("/champion/chosenAmong")),
          },
        ],
      },
    ],
    ...(corrected
      ? {
          foot: {
            tone: "heed" as const,
            text: say(
              en`Corrected for having been chosen among ${count("/champion/chosenAmong")}: ${corrected}`,
              fr`Corrigée d'avoir été choisie parmi ${count("/champion/chosenAmong")} : ${corrected}`,
            ),
          },
        }
      : {}),
    source: tell.source(
      say(
        en`Folds grouped by duplicates; bars: ${intervalLevel(tell)} intervals.`,
        fr`Plis groupés par doublons ; barres : intervalles à ${intervalLevel(tell)}.`,
      ),
    ),
    notes: [chart.title, forestReading(tell, say("the champion", "le champion")), chart.source, ...notes(tell)],
  };
}

function intervalLevel({ report, share }: Tell): string {
  return report.champion?.figure.interval ? share("/champion/figure/interval/level") : "";
}

function notes({ report, say, estimate, figure, count }: Tell): string[] {
  const { champion, comparison } = report;
  const at = comparison?.controls.findIndex(({ experimentId }) => experimentId === champion?.experimentId) ?? -1;
  const control = comparison?.controls[at];
  const path = `/comparison/controls/${at}`;
  return [
    ...(control?.shuffledLabels?.figure?.value != null
      ? [
          say(
            en`With shuffled labels the champion gives ROC AUC ${estimate(`${path}/shuffledLabels/figure/value`, "figure")}: chance, as it must.`,
            fr`Avec des étiquettes mélangées, le champion donne une AUC ROC de ${estimate(`${path}/shuffledLabels/figure/value`, "figure")} : le hasard, comme il se doit.`,
          ),
        ]
      : []),
    ...(control?.leakage?.honest.auc != null && control.leakage.naive.auc != null
      ? [
          control.leakage.verdict === "NO_DIFFERENCE_SHOWN"
            ? say(
                en`Ignoring duplicates would have claimed no more that could be shown.`,
                fr`Ignorer les doublons n'aurait rien annoncé de plus qui puisse se montrer.`,
              )
            : say(
                en`Ignoring duplicates would have claimed ${figure(`${path}/leakage/naive/auc`)} instead of ${figure(`${path}/leakage/honest/auc`)}.`,
                fr`Ignorer les doublons aurait annoncé ${figure(`${path}/leakage/naive/auc`)} au lieu de ${figure(`${path}/leakage/honest/auc`)}.`,
              ),
        ]
      : []),
    ...(comparison?.seeds?.range
      ? [
          say(
            en`Under ${count("/comparison/seeds/nSeeds")} seeds it lies between ${figure("/comparison/seeds/range/low")} and ${figure("/comparison/seeds/range/high")}: so much of one run is luck.`,
            fr`Sous ${count("/comparison/seeds/nSeeds")} graines, elle va de ${figure("/comparison/seeds/range/low")} à ${figure("/comparison/seeds/range/high")} : voilà la part de chance d'un essai.`,
          ),
        ]
      : []),
  ];
}
