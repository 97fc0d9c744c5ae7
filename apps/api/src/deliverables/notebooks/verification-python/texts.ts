import { en, fr } from "../../../messages/typography.ts";
import type { NotebookText } from "../told.ts";

export const VERIFICATION_TEXTS: Record<string, NotebookText> = {
  question: {
    en: () => en`# Verification in Python

**Question.** Does somebody else's software find the same?

BrainScan AI is written in TypeScript, its methods included. This notebook repeats the main steps with pandas and scikit-learn, from the exported tables alone, and compares: the figures of every clustering, k-means and Ward, ROC AUC and the other metrics of every experiment, logistic regression, nearest neighbours, label spreading and self-training on the same folds, the paired differences with their intervals, and the arithmetic of the verdict. Each comparison has its tolerance and is an \`assert\`: if one does not hold, the notebook stops there.`,
    fr: () => fr`# Vérification en Python

**Question.** Le logiciel d'autres que nous trouve-t-il la même chose ?

BrainScan AI est écrit en TypeScript, ses méthodes comprises. Ce carnet refait les étapes principales avec pandas et scikit-learn, à partir des seuls tableaux exportés, et compare : les mesures de chaque partition, k-means et Ward, l'aire ROC et les autres mesures de chaque expérience, régression logistique, plus proches voisins, diffusion d'étiquettes et auto-apprentissage sur les mêmes plis, les écarts appariés avec leurs intervalles, et l'arithmétique du verdict. Chaque comparaison a sa tolérance et est un \`assert\` : si l'une ne tient pas, le carnet s'arrête là.`,
  },
  checks: {
    en: () => en`## How it compares

\`check\` notes a comparison and stops at one that does not hold. \`summary\` tells, for each thing compared, how often it was and how far apart the two were at most.`,
    fr: () => fr`## Comment il compare

\`check\` note une comparaison et s'arrête à celle qui ne tient pas. \`summary\` dit, pour chaque chose comparée, combien de fois elle l'a été et l'écart le plus grand.`,
  },
  clusterings: {
    en: () => en`## Figures of the clusterings

The exported clusters of every method, judged by scikit-learn: indices without labels on all images, indices with labels on the labelled ones. Images left out as noise count as a cluster of their own. Tolerance: one millionth, in proportion where the figure is larger than 1.`,
    fr: () => fr`## Mesures des partitions

Les groupes exportés de chaque méthode, jugés par scikit-learn : indices sans étiquettes sur toutes les images, indices avec étiquettes sur les images étiquetées. Les images laissées comme bruit comptent comme un groupe. Tolérance : un millionième, en proportion quand la mesure dépasse 1.`,
  },
  partitions: {
    en: () => en`## The clusterings themselves

k-means starts from random centres, so that two programs may stop in different places, each as good as its neighbourhood allows. The fair test: started from our centres, scikit-learn must stay there, with the same sum of squares (tolerance 0.01 % of it). Ward's method has no chance in it, and must give the same groups.`,
    fr: () => fr`## Les partitions elles-mêmes

k-means part de centres au hasard : deux programmes peuvent s'arrêter à des endroits différents, chacun aussi bon que son voisinage le permet. Le test équitable : parti de nos centres, scikit-learn doit y rester, avec la même somme des carrés (tolérance : 0,01 % de celle-ci). La méthode de Ward n'a pas de hasard, et doit donner les mêmes groupes.`,
  },
  metrics: {
    en: () => en`## Metrics of every experiment

From the exported out-of-fold scores: the area under the ROC curve is the mean over folds, the others are those of each image's mean score, called cancer from 0.5 on. Tolerance: one billionth.`,
    fr: () => fr`## Mesures de chaque expérience

À partir des scores hors pli exportés : l'aire sous la courbe ROC est la moyenne des plis, les autres sont celles du score moyen de chaque image, dite cancer à partir de 0,5. Tolérance : un milliardième.`,
  },
  classifiers: {
    en: () => en`## Classifiers, with and without unlabelled images

scikit-learn learns on the very folds of the study: held-out images and all of their families are left out of training, of the unlabelled pool and of the scaler. Its probability of cancer is compared with ours for every held-out image (tolerance 0.001). For self-training, whose rounds may take different penalties, the mean areas are compared (tolerance 0.05).`,
    fr: () => fr`## Classifieurs, avec et sans images sans étiquette

scikit-learn apprend sur les plis mêmes de l'étude : les images mises de côté et toutes leurs familles restent hors de l'apprentissage, de la réserve sans étiquette et de la mise à l'échelle. Sa probabilité de cancer est comparée à la nôtre pour chaque image mise de côté (tolérance 0,001). Pour l'auto-apprentissage, dont les tours peuvent prendre des pénalités différentes, on compare les aires moyennes (tolérance 0,05).`,
  },
  differences: {
    en: () => en`## Paired differences and their intervals

The difference of two methods over the folds they share, with the interval of Nadeau and Bengio from scipy's t distribution. Tolerance: one billionth.`,
    fr: () => fr`## Écarts appariés et leurs intervalles

L'écart de deux méthodes sur les plis qu'elles partagent, avec l'intervalle de Nadeau et Bengio d'après la loi t de scipy. Tolérance : un milliardième.`,
  },
  arithmetic: {
    en: () => en`## Arithmetic of the verdict

Prices are divisions; the size of an audit follows from the binomial or the hypergeometric distribution, taken from scipy. The number of images that an audit reads is drawn from a simulated median: two images either way are allowed.`,
    fr: () => fr`## Arithmétique du verdict

Les prix sont des divisions ; la taille d'un audit suit de la loi binomiale ou hypergéométrique, prise dans scipy. Le nombre d'images lues par un audit vient d'une médiane simulée : deux images de plus ou de moins sont admises.`,
  },
  result: {
    en: () => en`## Result`,
    fr: () => fr`## Résultat`,
  },
};
