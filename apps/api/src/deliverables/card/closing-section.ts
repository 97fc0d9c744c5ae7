import { renderNotice } from "../../messages/render-notice.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Tell } from "../slides/content/tell.ts";
import { type Block, heading, paragraph } from "./blocks.ts";

/** Definition of done, limits, and how to cite a figure. */
export function closingSection(tell: Tell): Block[] {
  const { say, report } = tell;
  return [
    ...doneTable(tell),
    heading(say("Limits", "Limites")),
    {
      kind: "list",
      items: [
        ...report.limits.map(({ message }) => message),
        say(
          en`Few labels, and of one source: every interval is wide, and nothing here speaks for other scanners or hospitals.`,
          fr`Peu d'étiquettes, et d'une seule source : tous les intervalles sont larges, et rien ici ne parle pour d'autres appareils ou hôpitaux.`,
        ),
        say(
          en`Slices, not patients: “cancer” reads “labelled cancer”, image by image.`,
          fr`Des coupes, pas des patients : « cancer » se lit « étiqueté cancer », image par image.`,
        ),
        say(
          en`Calibrated probabilities hold where cancers are as common as among the labelled images; elsewhere they must be adjusted.`,
          fr`Les probabilités calibrées valent là où les cancers sont aussi fréquents que parmi les images étiquetées ; ailleurs, il faut les ajuster.`,
        ),
        say(
          en`A guarantee, where there is one, speaks for images drawn like the pool that was audited, for as long as they come from the same source.`,
          fr`Une garantie, s'il y en a une, vaut pour des images tirées comme le lot audité, tant qu'elles viennent de la même source.`,
        ),
      ],
    },
    heading(say("How to cite a figure", fr`Comment citer un chiffre`)),
    paragraph(citing(tell)),
  ];
}

function doneTable({ say, report, language }: Tell): Block[] {
  if (!report.checks || report.checks.length === 0) return [];
  const statuses: Record<string, string> = {
    pass: say("met", "tenu"),
    fail: say("not met", "non tenu"),
    "not decidable": say("not decidable", fr`non décidable`),
    "not run": say("not run", fr`pas fait`),
  };
  return [
    heading(say("Definition of done", fr`Définition de « fini »`)),
    {
      kind: "table",
      header: [say("Check", fr`Contrôle`), say("Status", "Statut")],
      rows: report.checks.map(({ id, status }) => [
        renderNotice({ code: `CHECK_TITLE_${id}` }, language),
        statuses[status],
      ]),
    },
  ];
}

function citing({ say, report, estimate, count, share }: Tell): string {
  const { product, dataset, champion } = report;
  const said = say(
    en`With its interval, n, protocol, data set and version; never as a property of the method alone.`,
    fr`Avec son intervalle, n, le protocole, le jeu de données et la version ; jamais comme une propriété de la seule méthode.`,
  );
  const checked = say(
    en`Each number of this card stands in report.json at the place that manifest.json gives; “brainscan verify” checks that they agree.`,
    fr`Chaque nombre de cette carte est dans report.json, à la place que donne manifest.json ; « brainscan verify » vérifie qu'ils concordent.`,
  );
  if (!champion?.figure.interval || champion.figure.value === null) return `${said} ${checked}`;
  const { correctedAuc, correctedInterval } = champion.optimism ?? {};
  const auc =
    correctedAuc != null && correctedInterval
      ? estimate("/champion/optimism/correctedAuc", "figure", "/champion/optimism/correctedInterval")
      : estimate("/champion/figure/value", "figure");
  const [level, n] = [share("/champion/figure/interval/level"), count("/champion/figure/n")];
  const example = say(
    en`For example: “ROC AUC ${auc}, ${level} interval, n = ${n} labelled images, cross-validated; ${product.name} ${product.version}, data set ${dataset.name}”.`,
    fr`Par exemple : « AUC ROC ${auc}, intervalle à ${level}, n = ${n} images étiquetées, validation croisée ; ${product.name} ${product.version}, jeu ${dataset.name} ».`,
  );
  return `${said} ${example} ${checked}`;
}
