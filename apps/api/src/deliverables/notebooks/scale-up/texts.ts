import { en, fr } from "../../../messages/typography.ts";
import type { QuoteFormat } from "../../kit/quote-format.ts";
import { SCALE_UP_NAMES } from "../../kit/scale-up-names.ts";
import { AGAIN } from "../again-text.ts";
import type { NotebookText, Told } from "../told.ts";

const ANSWER = "/scaleUp/answer";

/** A fixed input of the scenario, or its choice, as printed. */
const input = ({ quote }: Told, id: string, format: QuoteFormat) =>
  quote(`${ANSWER}/scenario/inputs/${id}/distribution/value`, format);

const choice = ({ quote }: Told, name: string) => quote(`${ANSWER}/scenario/choices/${name}`, "share");

/** Images asked for and the budget; words where they are no fixed numbers. */
function asked(told: Told): { images: string; budget: string } {
  const fixed = (id: string) =>
    told.report.scaleUp?.answer.scenario.inputs.find((one) => one.id === id)?.distribution.kind === "fixed";
  const many = told.language === "fr" ? "toutes les" : "all the";
  const money = told.language === "fr" ? "le budget" : "the budget";
  return {
    images: fixed("nImages") ? input(told, "nImages", "count") : many,
    budget: fixed("budgetEuro") ? input(told, "budgetEuro", "euro") : money,
  };
}

export const SCALE_UP_TEXTS: Record<string, NotebookText> = {
  question: {
    en: (told) => en`# 4. Scaling up

**Question.** Can ${asked(told).images} images be labelled for ${asked(told).budget}, and at how many missed cancers?

The answer is a model: prices, speeds and error rates go in, each with its uncertainty, and totals come out. Nothing in it is hidden: every input is either measured by this study, given by the brief, or an assumption with its source and date. The cells compute the report's answer again; change an input, run on, and it is yours.`,
    fr: (told) => fr`# 4. Passer à l'échelle

**Question.** Peut-on étiqueter ${asked(told).images} images pour ${asked(told).budget}, et avec combien de cancers manqués ?

La réponse est un modèle : prix, vitesses et taux d'erreur entrent, chacun avec son incertitude, et des totaux sortent. Rien n'y est caché : chaque entrée est soit mesurée par cette étude, soit donnée par le cahier des charges, soit une hypothèse avec sa source et sa date. Les cellules recalculent la réponse du rapport ; changez une entrée, relancez, et elle est à vous.`,
  },
  arithmetic: {
    en: () => en`## Two divisions first

Before any model: what the budget allows an image to cost, and what an image cost so far. If the two lie far apart, no refinement will bring them together, and the question becomes what the pilot's price stood for.`,
    fr: () => fr`## D'abord deux divisions

Avant tout modèle : ce que le budget permet de payer par image, et ce qu'une image a coûté jusqu'ici. Si les deux sont loin l'un de l'autre, aucun raffinement ne les rapprochera, et la question devient : que payait le prix du pilote ?`,
  },
  inputs: {
    en: () => en`## What the model knows

A fixed value has no spread. A triangular one has a lowest, a likeliest and a highest value; a log-normal one a median and the spread of its logarithm. Read the last column before you believe a total.`,
    fr: () => fr`## Ce que le modèle sait

Une valeur fixe n'a pas d'étendue. Une triangulaire a une valeur basse, une plus probable et une haute ; une log-normale a une médiane et l'étendue de son logarithme. Lisez la dernière colonne avant de croire un total.`,
  },
  answer: {
    en: (told) => en`## Three plans

- **automatic**: every image gets the classifier's label;
- **review**: the classifier decides what a chosen miss rate (${choice(told, "maxMissRate")}) lets it decide, experts read the rest;
- **audited**: as automatic, then experts read a random sample of what was called normal.

${told.quote(`${ANSWER}/scenario/nDraws`, "count")} draws from the inputs give each total its range (the numbers in brackets) and the chance of staying within budget. The same seed gives the same draws.`,
    fr: (told) => fr`## Trois plans

- **automatic** : chaque image reçoit l'étiquette du classifieur ;
- **review** : le classifieur décide ce qu'un taux de manqués choisi (${choice(told, "maxMissRate")}) lui laisse décider, des experts lisent le reste ;
- **audited** : comme automatic, puis des experts lisent un échantillon au hasard de ce qui a été dit normal.

${told.quote(`${ANSWER}/scenario/nDraws`, "count")} tirages des entrées donnent à chaque total son étendue (les nombres entre parenthèses) et la probabilité de rester dans le budget. La même graine donne les mêmes tirages.`,
  },
  readings: {
    en: () => en`## The same money, read three ways

What did the pilot's money buy? If it was the price of an *automatic label* all included, scaling multiplies it. If it paid *experts' labels*, or *machines*, then automatic labels cost what machines and storage cost. Readings can differ by orders of magnitude: settle this before anything else.`,
    fr: () => fr`## Le même argent, lu de trois façons

Qu'a acheté l'argent du pilote ? Si c'était le prix d'une *étiquette automatique* tout compris, l'échelle le multiplie. S'il payait des *étiquettes d'expert*, ou des *machines*, alors les étiquettes automatiques coûtent ce que coûtent machines et stockage. Les lectures peuvent différer de plusieurs ordres de grandeur : réglez ce point avant tout autre.`,
  },
  verdict: {
    en: (told) => en`## The verdict

${verdictText(told)}

A condition is a statement that can be measured: today's value stands beside the one required.`,
    fr: (told) => fr`## Le verdict

${verdictText(told)}

Une condition est un énoncé mesurable : la valeur d'aujourd'hui est à côté de celle qui est requise.`,
  },
  sensitivity: {
    en: () => en`## What moves the total, and by how much would it have to move?

Each bar of the chart shows the total when one input goes from its low to its high end and the others stay put. A *break-even* goes the other way round: the value at which the plan costs exactly the budget. Put back into the model it must give the budget, so that the last column must be 1.`,
    fr: () => fr`## Qu'est-ce qui fait bouger le total, et de combien faudrait-il bouger ?

Chaque barre montre le total quand une entrée va de son bout bas à son bout haut, les autres restant en place. Un *point mort* va dans l'autre sens : la valeur à laquelle le plan coûte exactement le budget. Remise dans le modèle, elle doit redonner le budget : la dernière colonne doit valoir 1.`,
  },
  misses: {
    en: ({ quote }) => en`## Money is not the only cost

Missing fewer cancers means sending more images to experts. The frontier shows the price. The second chart shows missed cancers by the share of cancers among the images to come, which nobody knows yet: it is an input of its own, not this pool's. Its bars are the uncertainty of the miss rate: ${quote("/scaleUp/quality/nCancer", "count")} labelled cancers stand behind it.`,
    fr: ({ quote }) => fr`## L'argent n'est pas le seul coût

Manquer moins de cancers, c'est envoyer plus d'images aux experts. La frontière en montre le prix. Le second graphique montre les cancers manqués selon la part de cancers parmi les images à venir, que personne ne connaît encore : c'est une entrée à part, pas celle de cette réserve. Ses barres sont l'incertitude du taux de manqués : ${quote("/scaleUp/quality/nCancer", "count")} cancers étiquetés le portent.`,
  },
  audit: {
    en: (told) => en`## How many images must be read to trust the rest?

Draw images at random from those called normal and let experts read them. If none turns out to be a cancer, their share is bounded at a confidence of ${choice(told, "confidence")}. The rule of thumb is 3 divided by the share; the exact numbers allow for a cancer that is found all the same, and for readers who miss some.`,
    fr: (told) => fr`## Combien d'images faut-il lire pour se fier au reste ?

Tirez au hasard des images parmi celles dites normales et faites-les lire. Si aucune n'est un cancer, leur part est bornée avec une confiance de ${choice(told, "confidence")}. La règle du pouce est 3 divisé par cette part ; les nombres exacts tiennent compte d'un cancer trouvé malgré tout, et de lecteurs qui en manquent.`,
  },
  findings: {
    en: () => en`## What to keep

- "Feasible" means nothing without the misses beside it: a budget can be met by missing more.
- Settle what the price stood for first, then buy knowledge where it is cheapest: a condition "within reach" names what to measure.
- The quality above is that of images drawn like this study's. Another hospital is another study; only a random audit of the images themselves needs no such assumption.`,
    fr: () => fr`## À retenir

- « Faisable » ne veut rien dire sans les cancers manqués à côté : on peut tenir un budget en manquant davantage.
- Réglez d'abord ce que payait le prix, puis achetez de la connaissance où elle coûte le moins : une condition « à portée » nomme ce qu'il faut mesurer.
- La qualité ci-dessus est celle d'images tirées comme celles de cette étude. Un autre hôpital est une autre étude ; seul un audit au hasard des images elles-mêmes se passe de cette hypothèse.`,
  },
  again: AGAIN,
};

/** The verdict in a sentence: status, plan, chance of staying within budget, missed cancers. */
function verdictText(told: Told): string {
  const { report, language, quote } = told;
  const verdict = report.scaleUp?.answer.verdict;
  if (!verdict) return "";
  const names = SCALE_UP_NAMES[language];
  const at = `${ANSWER}/verdict`;
  const probability = quote(`${at}/probability`, "share");
  const missed = quote(`${at}/missedCancers/value`, "count");
  const [low, high] = [quote(`${at}/missedCancers/low`, "count"), quote(`${at}/missedCancers/high`, "count")];
  const binding = verdict.constraints.map((one) => names.constraint[one]).join(", ");
  return language === "fr"
    ? fr`Le meilleur plan (${names.plan[verdict.plan]}) est **${names.verdict[verdict.status]}** : probabilité de rester dans le budget ${probability}, ${missed} cancers manqués (de ${low} à ${high})${binding ? fr`. Ce qui bloque : ${binding}` : ""}.`
    : en`The best plan (${names.plan[verdict.plan]}) is **${names.verdict[verdict.status]}**: chance of staying within budget ${probability}, ${missed} missed cancers (${low} to ${high})${binding ? en`. What binds: ${binding}` : ""}.`;
}
