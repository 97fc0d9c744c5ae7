import { classifierName } from "../../../messages/method-texts.ts";
import { en, fr } from "../../../messages/typography.ts";
import { prepareLabelEfficiency } from "../../charts/prepare-label-efficiency.ts";
import { canBeSeen } from "../../kit/can-be-seen.ts";
import { experimentOf } from "../../kit/experiment-name.ts";
import type { Block, Point, SlideSpec } from "../compose/spec.ts";
import { efficiencyReading } from "./chart-readings.ts";
import { firstRows } from "./cut-texts.ts";
import { areaBody, areaRow } from "./experiment-rows.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";

/** Learning with and without the images that carry no label. */
export function semiSupervisionSlide(tell: Tell): SlideSpec {
  const { report, say, quoter } = tell;
  const told = report.comparison?.semiSupervision;
  if (!told || told.verdict === "NOT_MEASURED")
    return missingSlide(tell, {
      title: say(
        en`Whether unlabelled images help has not been measured`,
        fr`L'apport des images sans étiquette n'a pas été mesuré`,
      ),
      why: say(
        en`No semi-supervised method could be held against learning from labels alone.`,
        fr`Aucune méthode semi-supervisée n'a pu être comparée à l'apprentissage sur les seules étiquettes.`,
      ),
      needed: [
        say(
          en`A plan with both, on the same images and folds, and enough labels of both classes.`,
          fr`Un plan avec les deux, mêmes images et mêmes plis, et assez d'étiquettes des deux classes.`,
        ),
      ],
    });
  const { chart } = prepareLabelEfficiency(quoter);
  if (chart) quotePoints(tell);
  const block: Block | null =
    chart?.body.kind === "curves"
      ? {
          kind: "curves",
          name: say("Label efficiency", "Courbe d’étiquettes"),
          description: chart.title,
          body: chart.body,
        }
      : methodsChart(tell);
  const items = points(tell);
  return {
    kind: "content",
    title: titleOf(tell),
    columns: block
      ? [
          { share: 0.58, blocks: [block] },
          { share: 0.42, blocks: [{ kind: "points", items }] },
        ]
      : [{ share: 1, blocks: [{ kind: "points", items }] }],
    source: tell.source(
      say(
        en`Bars: intervals over folds; n = ${tell.count("/comparison/semiSupervision/n")} families.`,
        fr`Barres : intervalles sur les plis ; n = ${tell.count("/comparison/semiSupervision/n")} familles.`,
      ),
    ),
    notes: [...(chart ? [chart.title, efficiencyReading(tell), chart.source] : []), ...notes(tell)],
  };
}

/** Without a curve of labels: every method that learned from unlabelled images, beside labels alone. */
function methodsChart(tell: Tell): Block | null {
  const { report, say, language } = tell;
  const { baseline, candidates = [] } = report.comparison ?? {};
  const ids = [baseline, ...candidates.map(({ experimentId }) => experimentId)].filter((id) => id != null);
  const rows = ids
    .map((id) => experimentOf(report, id))
    .filter((one) => one.task === "SEMI_SUPERVISED" || one.id === baseline)
    .flatMap((one) =>
      areaRow(tell, one, {
        label: `${classifierName(one.method, one.methodName, language)} · ${one.layer}`,
        ...{ tone: one.id === baseline ? "ink" : "second", marked: one.id === baseline },
      }),
    )
    .sort((a, b) => b.value - a.value);
  if (rows.length < 2) return null;
  return {
    ...{ kind: "forest", name: say("Methods", fr`Méthodes`) },
    description: say(
      en`ROC AUC with its interval, with and without unlabelled images.`,
      fr`AUC ROC avec son intervalle, avec et sans images sans étiquette.`,
    ),
    body: areaBody(tell, rows),
    cut: (shown) => firstRows(tell, shown, true),
  };
}

function titleOf({ report, say, figure }: Tell): string {
  const told = report.comparison?.semiSupervision;
  const path = "/comparison/semiSupervision";
  switch (told?.verdict) {
    case "HELPS":
      return say(
        en`Learning from unlabelled images too is shown to help`,
        fr`Apprendre aussi des images sans étiquette aide, de façon démontrée`,
      );
    case "HURTS":
      return say(
        en`Learning from unlabelled images too is shown to hurt`,
        fr`Apprendre aussi des images sans étiquette nuit, de façon démontrée`,
      );
    case "DEPENDS_ON_METHOD":
      return say(
        en`Whether unlabelled images help depends on the method`,
        fr`L'apport des images sans étiquette dépend de la méthode`,
      );
    default:
      return !canBeSeen(told?.smallestEffect)
        ? say(
            en`Unlabelled images are not shown to add anything`,
            fr`Rien ne montre un apport des images sans étiquette`,
          )
        : say(
            en`Unlabelled images are not shown to add anything; a gain of ${figure(`${path}/smallestEffect`)} would have been seen`,
            fr`Rien ne montre un apport des images sans étiquette ; un gain de ${figure(`${path}/smallestEffect`)} aurait été vu`,
          );
  }
}

function points({ report, say, count, estimate, language }: Tell): Point[] {
  const path = "/comparison/semiSupervision";
  const told = report.comparison?.semiSupervision;
  if (!told) return [];
  const best = experimentOf(report, told.best);
  const name = classifierName(best.method, best.methodName, language);
  const methods = [
    ...new Set(
      report.experiments
        .filter(({ task }) => task === "SEMI_SUPERVISED")
        .map((one) => classifierName(one.method, one.methodName, language).toLowerCase()),
    ),
  ];
  return [
    {
      lead: say("Tried:", fr`Essayées :`),
      text: say(
        en`${methods.join("; ")} (${count(`${path}/nCompared`)} experiments in all).`,
        fr`${methods.join(" ; ")} (${count(`${path}/nCompared`)} expériences en tout).`,
      ),
    },
    ...(told.difference === null
      ? []
      : [
          {
            lead: say("Best:", fr`Meilleure :`),
            text: say(
              en`${name} on ${best.layer}, ${estimate(`${path}/difference`, "signed")} in ROC AUC beside labels alone.`,
              fr`${name} sur ${best.layer}, ${estimate(`${path}/difference`, "signed")} d'AUC ROC face aux étiquettes seules.`,
            ),
          },
        ]),
    {
      lead: say("Fair play:", fr`Règle :`),
      text: say(
        en`held-out images and their relatives leave the pool.`,
        fr`les images testées et leurs parentes quittent la réserve.`,
      ),
    },
  ];
}

function notes({ report, say, estimate, language }: Tell): string[] {
  const controls = report.comparison?.controls ?? [];
  const told = controls.flatMap(({ experimentId, transductive }, i) => {
    if (transductive?.figure?.value == null) return [];
    const { method, methodName, layer } = experimentOf(report, experimentId);
    const area = estimate(`/comparison/controls/${i}/transductive/figure/value`, "figure");
    return [`${classifierName(method, methodName, language)} · ${layer} ${area}`];
  });
  if (told.length === 0) return [];
  return [
    say(
      en`With held-out images left in the pool, without their label, the ROC AUC is: ${told.join("; ")}. That speaks for labelling this very set, and is never compared.`,
      fr`Quand les images testées restent dans la réserve, sans leur étiquette, l'AUC ROC vaut : ${told.join(" ; ")}. Cela parle pour l'étiquetage de ce jeu précis, et n'est jamais comparé.`,
    ),
  ];
}

/** The plotted points are the report's: each is told with its place. */
function quotePoints({ report, figure, span }: Tell): void {
  for (const [i, point] of (report.comparison?.labelEfficiency?.points ?? []).entries())
    for (const side of ["supervised", "semiSupervised"] as const) {
      if (point[side].auc === null || point[side].interval === null) continue;
      const path = `/comparison/labelEfficiency/points/${i}/${side}`;
      figure(`${path}/auc`);
      span(`${path}/interval`, "figure");
    }
}
