import { renderNotice } from "../../messages/render-notice.ts";
import { capitalised, en, fr } from "../../messages/typography.ts";
import type { Tell } from "../slides/content/tell.ts";
import { type Block, heading, paragraph } from "./blocks.ts";

/** Shortcuts and other reasons for doubt that the study looked for, with what it found. */
export function findingsSection(tell: Tell): Block[] {
  const { say, report } = tell;
  const found = [...shortcuts(tell), ...controls(tell), ...samples(tell)];
  if (found.length === 0) return [];
  return [
    heading(say("Shortcuts and checks", fr`Raccourcis et contrôles`)),
    ...(report.audits ? shortcutTable(tell) : []),
    { kind: "list", items: found },
  ];
}

function shortcutTable(tell: Tell): Block[] {
  const { say, report, figure, span, language } = tell;
  const rows = (report.audits?.shortcuts ?? []).flatMap(({ id, auc, interval, holmPValue }) =>
    auc === null || !interval || holmPValue === null
      ? []
      : [
          [
            capitalised(renderNotice({ code: `MEASURE_${id}` }, language)),
            figure(`/audits/shortcuts/${id}/auc`),
            span(`/audits/shortcuts/${id}/interval`, "figure"),
            figure(`/audits/shortcuts/${id}/holmPValue`),
          ],
        ],
  );
  if (rows.length === 0) return [];
  return [
    paragraph(
      say(
        en`What can be measured without looking at what an image shows, and how far it follows the label (one half: not at all; p adjusted for the number of measures):`,
        fr`Ce qui se mesure sans regarder ce que montre une image, et à quel point cela suit l'étiquette (un demi : pas du tout ; p ajusté au nombre de mesures) :`,
      ),
    ),
    { kind: "table", header: [say("Measure", "Mesure"), "AUC", say("Interval", "Intervalle"), "p"], rows },
  ];
}

function shortcuts({ report, say, estimate }: Tell): string[] {
  const { shortcutsTogether, shortcutsExplained } = report.audits ?? {};
  return [
    ...(shortcutsTogether?.auc == null
      ? []
      : [
          say(
            en`All of them together predict the label with AUC ${estimate("/audits/shortcutsTogether/auc", "figure")}. A score that could be had without looking is no proof that it was: lesions change such measures too.`,
            fr`Toutes ensemble prédisent l'étiquette avec une AUC de ${estimate("/audits/shortcutsTogether/auc", "figure")}. Un score qu'on pourrait obtenir sans regarder ne prouve pas qu'il l'a été : les lésions changent aussi ces mesures.`,
          ),
        ]),
    ...(shortcutsExplained?.rSquared == null
      ? []
      : shortcutsExplained.rSquared <= 0
        ? [
            say(
              en`They explain nothing of how the champion's score varies.`,
              fr`Elles n'expliquent rien de la variation du score du meilleur modèle.`,
            ),
          ]
        : [
            say(
              en`They explain ${estimate("/audits/shortcutsExplained/rSquared", "share")} of how the champion's score varies.`,
              fr`Elles expliquent ${estimate("/audits/shortcutsExplained/rSquared", "share")} de la variation du score du meilleur modèle.`,
            ),
          ]),
  ];
}

function controls({ report, say, estimate, signed, span }: Tell): string[] {
  const at = report.comparison?.controls.findIndex((one) => one.experimentId === report.champion?.experimentId) ?? -1;
  const mine = report.comparison?.controls[at];
  const path = `/comparison/controls/${at}`;
  const leak = mine?.leakage;
  return [
    ...(mine?.shuffledLabels?.figure?.value == null
      ? []
      : [
          say(
            en`With shuffled labels: ROC AUC ${estimate(`${path}/shuffledLabels/figure/value`, "figure")}, where chance is one half.`,
            fr`Avec des étiquettes mélangées : AUC ROC ${estimate(`${path}/shuffledLabels/figure/value`, "figure")}, le hasard valant un demi.`,
          ),
        ]),
    ...(leak?.pooledDifference == null || !leak.interval
      ? []
      : [
          say(
            en`Ignoring duplicates and standardising beforehand would have changed ROC AUC by ${signed(`${path}/leakage/pooledDifference`)} (${span(`${path}/leakage/interval`, "signed")}).`,
            fr`Ignorer les doublons et standardiser d'avance aurait changé l'AUC ROC de ${signed(`${path}/leakage/pooledDifference`)} (${span(`${path}/leakage/interval`, "signed")}).`,
          ),
        ]),
  ];
}

function samples({ report, say, estimate, quoter }: Tell): string[] {
  const { representativeness, coverage } = report.audits ?? {};
  return [
    ...(representativeness?.auc == null
      ? []
      : [
          say(
            en`Labelled and unlabelled images are told apart with AUC ${estimate("/audits/representativeness/auc", "figure")}: ${fairness(say, representativeness.fair)}`,
            fr`Images étiquetées et sans étiquette se distinguent avec une AUC de ${estimate("/audits/representativeness/auc", "figure")} : ${fairness(say, representativeness.fair)}`,
          ),
        ]),
    ...(coverage?.shareUncovered == null
      ? []
      : [
          say(
            en`No labelled image lies near ${estimate("/audits/coverage/shareUncovered", "share")} of the images without a label: what is said of them is an extrapolation.`,
            fr`Aucune image étiquetée n'est proche de ${estimate("/audits/coverage/shareUncovered", "share")} des images sans étiquette : ce qui en est dit est une extrapolation.`,
          ),
        ]),
    ...(report.audits?.labelErrors
      ? [
          say(
            en`Labels worth a second reading: ${quoter.quote("/audits/labelErrors/nSuspects", "count")} of ${quoter.quote("/audits/labelErrors/n", "count")}.`,
            fr`Étiquettes à relire : ${quoter.quote("/audits/labelErrors/nSuspects", "count")} sur ${quoter.quote("/audits/labelErrors/n", "count")}.`,
          ),
        ]
      : []),
  ];
}

function fairness(say: Tell["say"], fair: boolean | null): string {
  if (fair === false)
    return say(
      en`the labelled ones are no fair sample, and the figures above need not hold for the others.`,
      fr`les premières ne sont pas un échantillon représentatif, et les chiffres ci-dessus peuvent ne pas valoir pour les autres.`,
    );
  return fair
    ? say(en`no difference was seen that would matter.`, fr`aucune différence qui compterait n'a été vue.`)
    : say(en`too few labels to tell.`, fr`trop peu d'étiquettes pour le dire.`);
}
