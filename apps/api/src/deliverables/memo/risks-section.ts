import { en, fr } from "../../messages/typography.ts";
import { type Html, html } from "../kit/html.ts";
import type { Tell } from "../slides/content/tell.ts";
import type { ScaleUp } from "./scale-up.ts";

/** What could make the answer wrong, the gravest first: only what this study found. */
export function risksSection(tell: Tell, scaleUp: ScaleUp): Html {
  const risks = [unfairLabels(tell), commonness(tell, scaleUp), shortcuts(tell), flattered(tell), seen(tell)];
  const told = risks.filter((risk) => risk !== null);
  return html`<section>
<h2>${tell.say("Risks", "Risques")}</h2>
<ul>${told.map(([lead, text]) => html`<li><strong>${lead}</strong> ${text}</li>`)}</ul>
</section>`;
}

type Risk = [lead: string, text: string];

function unfairLabels({ report, say, estimate }: Tell): Risk | null {
  const { fair, auc: told } = report.audits?.representativeness ?? {};
  if (fair !== false || told == null) return null;
  const auc = estimate("/audits/representativeness/auc", "figure");
  return [
    say("The labels are no fair sample.", fr`Les étiquettes ne sont pas représentatives.`),
    say(
      en`They can be told from the others, AUC ${auc}: figures measured on them need not hold for the rest.`,
      fr`Elles se distinguent des autres images, AUC ${auc} : les chiffres mesurés sur elles peuvent ne pas valoir ailleurs.`,
    ),
  ];
}

/** Misses across the assumed share of cancers: the rarest and the most common of the answer's own points that are neither none
 *  nor all. */
function commonness({ say, share, quoter }: Tell, { answer }: ScaleUp): Risk | null {
  const inside = answer.prevalence.flatMap(({ prevalence }, i) => (prevalence > 0 && prevalence <= 0.5 ? [i] : []));
  if (inside.length < 2) return null;
  const at = (i: number) => ({
    share: share(`/scaleUp/answer/prevalence/${i}/prevalence`),
    missed: quoter.quote(`/scaleUp/answer/prevalence/${i}/missedCancers/value`, "roundCount"),
  });
  const [rare, common] = [at(inside[0]), at(inside[inside.length - 1])];
  return [
    say("How common cancers are is not known.", fr`La fréquence des cancers n'est pas connue.`),
    say(
      en`Misses go from ${rare.missed} if ${rare.share} of the images to come are cancers to ${common.missed} if ${common.share} are.`,
      fr`De ${rare.missed} manqués si ${rare.share} des images à venir sont des cancers à ${common.missed} si ${common.share} le sont.`,
    ),
  ];
}

function shortcuts({ report, say, estimate }: Tell): Risk | null {
  const together = report.audits?.shortcutsTogether;
  if (together?.auc == null || !together.interval || together.interval.low <= 0.5) return null;
  const auc = estimate("/audits/shortcutsTogether/auc", "figure");
  return [
    say("A shortcut is possible.", fr`Un raccourci est possible.`),
    say(
      en`Sharpness, brightness and file size alone tell the labels apart, AUC ${auc}: the score may lean on how images were made.`,
      fr`Netteté, luminosité et taille du fichier suffisent à distinguer les étiquettes, AUC ${auc} : le score peut s'appuyer sur la façon dont les images ont été faites.`,
    ),
  ];
}

function flattered({ report, say, estimate, figure }: Tell): Risk | null {
  const optimism = report.champion?.optimism;
  const value = report.champion?.figure.value;
  if (optimism?.correctedAuc == null || value == null || optimism.correctedAuc >= value) return null;
  const auc = figure("/champion/figure/value");
  const corrected = estimate("/champion/optimism/correctedAuc", "figure", "/champion/optimism/correctedInterval");
  return [
    say("The best score is flattered.", fr`Le meilleur score est flatté.`),
    say(
      en`ROC AUC ${auc} is that of the best of several; corrected for the choice it is ${corrected}.`,
      fr`AUC ROC ${auc} est celle du meilleur de plusieurs ; corrigée de ce choix : ${corrected}.`,
    ),
  ];
}

function seen({ report, say, count }: Tell): Risk | null {
  const at = report.embeddings.findIndex(({ backboneHasSeenImages }) => backboneHasSeenImages);
  if (at < 0) return null;
  const [of, all] = [count(`/embeddings/${at}/imagesSeen`), count("/dataset/counts/images")];
  return [
    say("New images may do worse.", fr`De nouvelles images peuvent donner moins bien.`),
    say(
      en`The network has seen ${of} of these ${all} images before, without their labels; and all come from one source.`,
      fr`Le réseau a déjà vu ${of} de ces ${all} images, sans leurs étiquettes ; et toutes viennent d'une seule source.`,
    ),
  ];
}
