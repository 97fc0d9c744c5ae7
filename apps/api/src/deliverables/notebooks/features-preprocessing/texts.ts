import { en, fr } from "../../../messages/typography.ts";
import { AGAIN } from "../again-text.ts";
import type { NotebookText, Told } from "../told.ts";

const dataset = ({ quote }: Told, name: string) => quote(`/dataset/counts/${name}`, "count");

/** The area of the experiment that the others are held against. */
function baselineArea({ report, figure }: Told): string | null {
  const id = report.comparison?.baseline ?? report.experiments[0]?.id;
  return id ? figure(`/experiments/${id}/figures/rocAuc`) : null;
}

/** A score that could be had without looking at the image. */
function warning({ report, language, figure }: Told): string {
  if (!report.audits?.shortcutsTogether) return "";
  const area = figure("/audits/shortcutsTogether", "auc");
  return language === "fr"
    ? fr`
- Prudence : des mesures prises sans regarder ce que montre l'image (taille du fichier, netteté, luminosité…) prédisent l'étiquette avec une aire de ${area}. Un bon score ne prouve pas que le réseau a regardé la lésion.`
    : en`
- Beware: measures taken without looking at what an image shows (file size, sharpness, brightness, …) predict the label with an area of ${area}. A good score is no proof that the network looked at the lesion.`;
}

export const FEATURES_TEXTS: Record<string, NotebookText> = {
  question: {
    en: () => en`# 1. Features and preprocessing

**Question.** What does a computer see of a brain MRI slice, and does it matter how the slice is prepared?

A classifier never sees an image here. A network trained beforehand turns each slice into a few hundred numbers, its *features*; everything later (clusters, semi-supervised learning, the decision) works on these. This notebook looks at them before anything is learnt: are they sound, how much do they vary, and do images with the same label already lie close together?`,
    fr: () => fr`# 1. Caractéristiques et prétraitement

**Question.** Que voit un ordinateur d'une coupe d'IRM cérébrale, et la préparation de la coupe change-t-elle quelque chose ?

Ici, aucun classifieur ne voit une image. Un réseau entraîné auparavant transforme chaque coupe en quelques centaines de nombres, ses *caractéristiques* ; tout ce qui suit (groupes, apprentissage semi-supervisé, décision) travaille sur elles. Ce carnet les regarde avant tout apprentissage : sont-elles saines, combien varient-elles, et les images de même étiquette sont-elles déjà proches ?`,
  },
  images: {
    en: (told) => en`## The images

The folder holds ${dataset(told, "images")} files, of which ${dataset(told, "distinct")} are distinct: the others are copies of the same pixels. ${dataset(told, "labelled")} files carry an expert's label, and ${dataset(told, "labelledAlsoUnlabelled")} of these images lie among the unlabelled files once more. A copy that is trained on and tested on makes every result too good, so one row below is one *distinct* image, and images that show the same picture, or nearly, share a *family*. A family is never split between training and test.`,
    fr: (told) => fr`## Les images

Le dossier contient ${dataset(told, "images")} fichiers, dont ${dataset(told, "distinct")} distincts : les autres sont des copies des mêmes pixels. ${dataset(told, "labelled")} fichiers portent l'étiquette d'un expert, et ${dataset(told, "labelledAlsoUnlabelled")} de ces images se retrouvent parmi les fichiers sans étiquette. Une copie sur laquelle on apprend et l'on teste rend tout résultat trop beau : une ligne ci-dessous est donc une image *distincte*, et les images qui montrent la même vue, ou presque, partagent une *famille*. Une famille n'est jamais coupée entre apprentissage et test.`,
  },
  preprocessing: {
    en: () => en`## Preprocessing

Every slice goes the way the network was trained on: resized to 256 pixels, the central 224 × 224 kept, grey levels scaled to 0–1 and normalised by ImageNet's mean and deviation, the one grey channel repeated three times.

Before that, the image itself can be changed. The product knows four variants; here they are on a synthetic slice (no patient: every shape is drawn from a seed), since the export holds no images:

- **plain**: as the file holds it;
- **equalised**: grey levels spread evenly, so that dark and bright slices look alike;
- **clahe**: contrast raised in each of 8 × 8 regions, within a limit, so that noise is not raised with it;
- **cropped**: the head found and centred, without the air around it.`,
    fr: () => fr`## Prétraitement

Chaque coupe suit le chemin sur lequel le réseau a été entraîné : ramenée à 256 pixels, centre de 224 × 224 gardé, niveaux de gris mis entre 0 et 1 puis normalisés par la moyenne et l'écart type d'ImageNet, l'unique canal gris répété trois fois.

Avant cela, l'image elle-même peut être changée. Le produit connaît quatre variantes ; les voici sur une coupe synthétique (aucun patient : chaque forme est tirée d'une graine), car l'export ne contient pas d'images :

- **plain** : telle que dans le fichier ;
- **equalised** : niveaux de gris répartis également, pour que coupes sombres et claires se ressemblent ;
- **clahe** : contraste relevé dans chacune de 8 × 8 régions, avec une limite, pour ne pas relever le bruit avec lui ;
- **cropped** : tête trouvée et centrée, sans l'air autour.`,
  },
  variants: {
    en: (told) => {
      const area = baselineArea(told);
      if (area === null)
        return en`## Does the variant matter?

The labels of this study allow no experiment, so that variants cannot be compared.`;
      return en`## Does the variant matter?

The honest way to choose is to measure. Each variant below was given to the same classifier, on the same folds, so that the differences are *paired*. A logistic regression on plain images and raw features reaches a ROC AUC of ${area}. A variant whose interval holds 0 is not shown to be better or worse: with so few labels only a large effect would be seen.`;
    },
    fr: (told) => {
      const area = baselineArea(told);
      if (area === null)
        return fr`## La variante compte-t-elle ?

Les étiquettes de cette étude ne permettent aucune expérience : les variantes ne peuvent pas être comparées.`;
      return fr`## La variante compte-t-elle ?

La manière honnête de choisir est de mesurer. Chaque variante ci-dessous a été donnée au même classifieur, sur les mêmes plis : les différences sont donc *appariées*. Une régression logistique sur images telles quelles et caractéristiques brutes atteint une aire sous la courbe ROC de ${area}. Une variante dont l'intervalle contient 0 n'est montrée ni meilleure ni pire : avec si peu d'étiquettes, seul un grand effet se verrait.`;
    },
  },
  features: {
    en: ({ report, quote }) => {
      const { backbone, architecture, backboneHasSeenImages } = report.embeddings[0];
      const seen = backboneHasSeenImages
        ? en` This backbone has seen these very images, without their labels: on them every result is *transductive*.`
        : "";
      return en`## Features of two layers

The backbone is \`${backbone}\` (${architecture}). Two of its layers are kept, each averaged over the picture: **avgpool**, the last one (${quote("/embeddings/0/dim", "count")} numbers), speaks of what the network was trained to name; **layer3**, one stage earlier (${quote("/embeddings/1/dim", "count")} numbers), still speaks of texture and shape, which often carries over better to medical images.${seen}

The first check is dull and necessary: are all values there, and finite? Features after a ReLU are never negative, and many are exactly 0.`;
    },
    fr: ({ report, quote }) => {
      const { backbone, architecture, backboneHasSeenImages } = report.embeddings[0];
      const seen = backboneHasSeenImages
        ? fr` Ce réseau a déjà vu ces images mêmes, sans leurs étiquettes : sur elles, tout résultat est *transductif*.`
        : "";
      return fr`## Caractéristiques de deux couches

Le réseau est \`${backbone}\` (${architecture}). On garde deux de ses couches, chacune en moyenne sur l'image : **avgpool**, la dernière (${quote("/embeddings/0/dim", "count")} nombres), parle de ce que le réseau a appris à nommer ; **layer3**, un étage plus tôt (${quote("/embeddings/1/dim", "count")} nombres), parle encore de texture et de forme, ce qui se transmet souvent mieux aux images médicales.${seen}

Le premier contrôle est ennuyeux et nécessaire : toutes les valeurs sont-elles là, et finies ? Des caractéristiques prises après une ReLU ne sont jamais négatives, et beaucoup valent exactement 0.`;
    },
  },
  variance: {
    en: () => en`## How many directions carry the variance?

Principal component analysis turns the features so that the first axis carries as much variance as one axis can, the second as much of the rest, and so on. A curve that rises fast says that few directions describe the images. The map below shows the first two: what lies together on it looks alike to the network, whatever its label.`,
    fr: () => fr`## Combien de directions portent la variance ?

L'analyse en composantes principales tourne les caractéristiques pour que le premier axe porte autant de variance qu'un axe le peut, le deuxième autant du reste, et ainsi de suite. Une courbe qui monte vite dit que peu de directions décrivent les images. La carte ci-dessous montre les deux premières : ce qui y est proche se ressemble pour le réseau, quelle que soit l'étiquette.`,
  },
  distances: {
    en: () => en`## Do images of the same label lie close together?

Semi-supervised learning bets on it: a label may travel to what lies near. Euclidean distances between labelled images test the bet before any method is run. The mean distances are often almost equal, since most of what varies between two slices (position, contrast, anatomy) is not the label; the *nearest* neighbour from another family says more.`,
    fr: () => fr`## Les images de même étiquette sont-elles proches ?

L'apprentissage semi-supervisé en fait le pari : une étiquette peut se transmettre à ce qui est proche. Les distances euclidiennes entre images étiquetées testent le pari avant toute méthode. Les distances moyennes sont souvent presque égales, car l'essentiel de ce qui varie entre deux coupes (position, contraste, anatomie) n'est pas l'étiquette ; le *plus proche* voisin d'une autre famille en dit plus.`,
  },
  findings: {
    en: (told) => en`## What to keep

- Preprocessing is chosen by measurement, on the same folds as everything else; an interval that holds 0 shows no difference, which is not the same as showing that there is none.
- Features of a network trained elsewhere are taken as they are: nothing here has seen a label.
- If the nearest neighbour from another family mostly shares the label, learning from unlabelled images is worth trying. Whether it helps is measured in notebook 3.${warning(told)}`,
    fr: (told) => fr`## À retenir

- Le prétraitement se choisit par la mesure, sur les mêmes plis que tout le reste ; un intervalle qui contient 0 ne montre pas de différence, ce qui n'est pas montrer qu'il n'y en a pas.
- Les caractéristiques d'un réseau entraîné ailleurs sont prises telles quelles : rien ici n'a vu une étiquette.
- Si le plus proche voisin d'une autre famille partage le plus souvent l'étiquette, apprendre des images sans étiquette vaut l'essai. Le carnet 3 mesure si cela aide.${warning(told)}`,
  },
  again: AGAIN,
};
