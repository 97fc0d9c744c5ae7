import { renderNotice } from "../../../messages/render-notice.ts";
import { en, fr } from "../../../messages/typography.ts";
import { linearAxis } from "../../charts/axis.ts";
import type { IntervalsBody } from "../../charts/chart-data.ts";
import type { AuditsSection } from "../../report/audits-section.ts";
import type { Block, Point, SlideSpec } from "../compose/spec.ts";
import { firstRows } from "./cut-texts.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";

/** Duplicates, near duplicates, labels that are no fair sample, and shortcuts. */
export function trapsSlide(tell: Tell): SlideSpec {
  const { report, say } = tell;
  const { audits } = report;
  if (!audits)
    return missingSlide(tell, {
      title: say(en`The traps of the data have not been looked for`, fr`Les pièges des données n'ont pas été cherchés`),
      why: say(en`This report holds no audit of the data.`, fr`Ce rapport ne contient pas d'audit des données.`),
      needed: [say(en`Run the study again with this version.`, fr`Relancez l'étude avec cette version.`)],
    });
  const chart = shortcutsChart(tell, audits);
  return {
    kind: "content",
    title: titleOf(tell, audits),
    columns: chart
      ? [
          { share: 0.56, blocks: [chart] },
          { share: 0.44, blocks: [{ kind: "points", items: points(tell, audits) }] },
        ]
      : [{ share: 1, blocks: [{ kind: "points", items: points(tell, audits) }] }],
    source: tell.source(
      ...(chart
        ? [
            say(
              en`Chart: each measure alone against the label; bars: intervals.`,
              fr`Graphique : chaque mesure seule face à l'étiquette ; barres : intervalles.`,
            ),
          ]
        : []),
    ),
    notes: notes(tell, audits),
  };
}

function titleOf({ say, estimate }: Tell, { representativeness }: AuditsSection): string {
  const { fair, auc } = representativeness;
  if (fair === null || auc === null)
    return say(
      en`Whether the labels are a fair sample of all images cannot be told yet`,
      fr`On ne peut pas encore dire si les étiquettes représentent toutes les images`,
    );
  const area = estimate("/audits/representativeness/auc", "figure");
  return fair
    ? say(
        en`No difference was seen between labelled and unlabelled images`,
        fr`Aucune différence vue entre images étiquetées et non étiquetées`,
      )
    : say(
        en`The labels are not a fair sample: a classifier tells them apart, AUC ${area}`,
        fr`Les étiquettes ne sont pas représentatives : un classifieur les distingue, AUC ${area}`,
      );
}

function shortcutsChart(tell: Tell, { shortcuts }: AuditsSection): Block | null {
  const { language, say, figure } = tell;
  const rows = shortcuts.flatMap((shortcut): IntervalsBody["rows"] => {
    const { id, auc, interval } = shortcut;
    if (auc === null || interval === null) return [];
    const label = renderNotice({ code: `MEASURE_${id}` }, language);
    return [
      {
        ...{ id, label, value: auc, low: interval.low, high: interval.high, tone: "ink", marked: false },
        text: figure(`/audits/shortcuts/${id}/auc`),
      },
    ];
  });
  if (rows.length === 0) return null;
  rows.sort((a, b) => Math.abs(b.value - 0.5) - Math.abs(a.value - 0.5));
  return {
    ...{ kind: "forest", name: say("Shortcuts", fr`Raccourcis`) },
    description: say(
      en`Area under the curve of each measure of the images alone against the label, with intervals.`,
      fr`Aire sous la courbe de chaque mesure des images, seule, face à l'étiquette, avec intervalles.`,
    ),
    body: {
      ...{ kind: "intervals", rows, legend: [] },
      x: linearAxis(
        [0.5, ...rows.flatMap(({ low, high }) => [low ?? 0.5, high ?? 0.5])],
        {
          title: say(en`AUC of the measure alone`, fr`AUC de la mesure seule`),
          format: "short",
          language,
        },
        { floor: 0, ceiling: 1, nTicks: 3 },
      ),
      references: [{ axis: "x", value: 0.5, label: say(en`tells nothing`, fr`ne dit rien`) }],
    },
    cut: (shown) => firstRows(tell, shown),
  };
}

function points({ say, count, share, estimate }: Tell, audits: AuditsSection): Point[] {
  const { shortcutsTogether, shortcutsExplained, coverage } = audits;
  const near = (name: string) => count(`/audits/nearDuplicates/${name}`);
  const items: Point[] = [
    {
      lead: say("Near duplicates:", fr`Quasi-doublons :`),
      text: say(
        en`${near("nPairs")} pairs in ${near("nFamilies")} families, never on both sides of a fold.`,
        fr`${near("nPairs")} paires en ${near("nFamilies")} familles, jamais des deux côtés d'un pli.`,
      ),
    },
    {
      lead: say("Crossing:", fr`À cheval :`),
      text: say(
        en`${count("/dataset/counts/labelledAlsoUnlabelled")} labelled images also lie among the unlabelled ones.`,
        fr`${count("/dataset/counts/labelledAlsoUnlabelled")} images étiquetées figurent aussi parmi les non étiquetées.`,
      ),
    },
  ];
  if (shortcutsTogether?.auc != null) {
    const area = estimate("/audits/shortcutsTogether/auc", "figure");
    const explained =
      shortcutsExplained?.rSquared != null && shortcutsExplained.rSquared > 0
        ? share("/audits/shortcutsExplained/rSquared")
        : null;
    items.push({
      lead: say("Shortcuts:", fr`Raccourcis :`),
      text: explained
        ? say(
            en`without looking at the picture, AUC ${area}; they explain ${explained} of the score's variance.`,
            fr`sans regarder l'image, AUC ${area} ; ils expliquent ${explained} de la variance du score.`,
          )
        : say(en`without looking at the picture, AUC ${area}.`, fr`sans regarder l'image, AUC ${area}.`),
    });
  }
  if (coverage.shareUncovered !== null)
    items.push({
      lead: say("Coverage:", fr`Couverture :`),
      text: say(
        en`${share("/audits/coverage/shareUncovered")} of the unlabelled images have no label near them.`,
        fr`${share("/audits/coverage/shareUncovered")} des images sans étiquette n'en ont aucune à proximité.`,
      ),
    });
  return items;
}

function notes({ say, count, figure, share, span }: Tell, audits: AuditsSection): string[] {
  const { representativeness, coverage } = audits;
  const fairness = "/audits/representativeness";
  return [
    ...(representativeness.auc !== null && representativeness.pValue !== null
      ? [
          say(
            en`Fair sample? A classifier told labelled from unlabelled images with AUC ${figure(`${fairness}/auc`)}, p = ${figure(`${fairness}/pValue`)}; ${count(`${fairness}/nLabelled`)} families with a label, ${count(`${fairness}/nPool`)} without. Cross-validation speaks for images like the labelled ones.`,
            fr`Échantillon représentatif ? Un classifieur a distingué images étiquetées et non étiquetées avec une AUC de ${figure(`${fairness}/auc`)}, p = ${figure(`${fairness}/pValue`)} ; ${count(`${fairness}/nLabelled`)} familles avec étiquette, ${count(`${fairness}/nPool`)} sans. La validation croisée parle pour des images comme les étiquetées.`,
          ),
        ]
      : []),
    say(
      en`Shortcuts are measures taken without looking at what an image shows. A label that they predict is a warning, not a proof: lesions change such measures too.`,
      fr`Les raccourcis sont des mesures prises sans regarder ce que montre l'image. Une étiquette qu'ils prédisent est un avertissement, pas une preuve : les lésions changent aussi ces mesures.`,
    ),
    ...(coverage.shareUncovered !== null && coverage.interval !== null
      ? [
          say(
            en`Uncovered: ${share("/audits/coverage/shareUncovered")} of ${count("/audits/coverage/nPoolFamilies")} families (${span("/audits/coverage/interval", "share")}); what is said of them is an extrapolation.`,
            fr`Non couvertes : ${share("/audits/coverage/shareUncovered")} de ${count("/audits/coverage/nPoolFamilies")} familles (${span("/audits/coverage/interval", "share")}) ; ce qu'on en dit est une extrapolation.`,
          ),
        ]
      : []),
    say(
      en`${count("/audits/nearDuplicates/nCrossing")} near-duplicate pairs join a labelled image to one without a label: such relatives leave the pool of the fold that tests them.`,
      fr`${count("/audits/nearDuplicates/nCrossing")} paires de quasi-doublons joignent une image étiquetée à une qui ne l'est pas : ces parentes quittent la réserve du pli qui les teste.`,
    ),
  ];
}
