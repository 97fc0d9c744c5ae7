import { en, fr } from "../../../messages/typography.ts";
import { AGAIN } from "../again-text.ts";
import type { NotebookText, Told } from "../told.ts";

export const CLUSTERING_TEXTS: Record<string, NotebookText> = {
  question: {
    en: () => en`# 2. Clustering without labels

**Question.** If nobody had labelled anything, would the images fall into groups, and would these be "normal" and "cancer"?

A clustering looks at the features alone. Labels come in at the very end, to say what the groups have to do with them. Beware of two habits of notebooks: choosing the number of clusters because there are two classes, and showing the clustering that agrees best with the labels. Both are looked at below.`,
    fr: () => fr`# 2. Partitionner sans étiquettes

**Question.** Si personne n'avait rien étiqueté, les images formeraient-elles des groupes, et ces groupes seraient-ils « normal » et « cancer » ?

Une partition ne regarde que les caractéristiques. Les étiquettes n'arrivent qu'à la fin, pour dire ce que les groupes ont à voir avec elles. Attention à deux habitudes des carnets : choisir le nombre de groupes parce qu'il y a deux classes, et montrer la partition qui s'accorde le mieux avec les étiquettes. Les deux sont examinées plus bas.`,
  },
  methods: {
    en: () => en`## Several methods, fitted again

- **k-means** and **Gaussian mixtures** look for compact groups around centres; the number of clusters is given.
- **Agglomerative** clustering (Ward) joins the closest groups, one pair after the other.
- **Spectral** clustering cuts a graph of nearest neighbours, so that groups may be of any shape.
- **HDBSCAN** looks for dense regions, finds their number itself, and leaves the rest out as noise (−1).

The cell below fits those of layer3 once more from the exported table. An agreement of 1 (adjusted Rand index) with the exported clusters says that the result can be had again: same rows, same seed, same groups.`,
    fr: () => fr`## Plusieurs méthodes, ajustées à nouveau

- **k-means** et **mélanges gaussiens** cherchent des groupes compacts autour de centres ; le nombre de groupes est donné.
- La classification **agglomérative** (Ward) joint les groupes les plus proches, une paire après l'autre.
- La partition **spectrale** coupe un graphe de plus proches voisins : les groupes peuvent avoir toute forme.
- **HDBSCAN** cherche les régions denses, en trouve lui-même le nombre et laisse le reste comme bruit (−1).

La cellule ci-dessous ajuste à nouveau celles de layer3 à partir du tableau exporté. Un accord de 1 (indice de Rand ajusté) avec les groupes exportés dit que le résultat se retrouve : mêmes lignes, même graine, mêmes groupes.`,
  },
  figures: {
    en: () => en`## Figures with and without labels

- **Silhouette** (−1 to 1) needs no label: is an image closer to its own group than to the next one? Values near 0 mean that groups touch.
- **Adjusted Rand index** and **adjusted mutual information** compare groups with the experts' labels, on labelled images alone. Both are 0 on average for groups drawn by lot and 1 for the same partition, so that many small groups are not rewarded.

They are recomputed here from the exported clusters; the last column says how far they lie from the report.`,
    fr: () => fr`## Des mesures avec et sans étiquettes

- La **silhouette** (−1 à 1) ne demande aucune étiquette : une image est-elle plus proche de son groupe que du suivant ? Près de 0, les groupes se touchent.
- L'**indice de Rand ajusté** et l'**information mutuelle ajustée** comparent les groupes aux étiquettes des experts, sur les seules images étiquetées. Tous deux valent 0 en moyenne pour des groupes tirés au sort et 1 pour la même partition : beaucoup de petits groupes ne sont pas récompensés.

Elles sont recalculées ici à partir des groupes exportés ; la dernière colonne dit leur écart au rapport.`,
  },
  choice: {
    en: () => en`## How many clusters?

Three criteria that know no label are asked: the silhouette, the BIC of a mixture, and **stability**, whether the same groups come again when a fifth of the images is left out. When they disagree, as they often do, the honest answer is that the data do not contain one natural number of clusters. The bars around stability hold nine pairs of subsamples in ten.`,
    fr: () => fr`## Combien de groupes ?

Trois critères qui ne connaissent aucune étiquette sont consultés : la silhouette, le BIC d'un mélange, et la **stabilité**, c'est-à-dire si les mêmes groupes reviennent quand un cinquième des images est laissé de côté. S'ils ne s'accordent pas, ce qui est fréquent, la réponse honnête est que les données n'ont pas un nombre naturel de groupes. Les barres autour de la stabilité contiennent neuf paires de sous-échantillons sur dix.`,
  },
  labels: {
    en: () => en`## What do the clusters share with the labels?

For each cluster of the clustering chosen by silhouette: its images, and the share of cancers among the few that carry a label, with its exact (Clopper–Pearson) interval. The dashed line is the share among all labelled images; an interval that holds it says that this cluster tells nothing of the label, or that its labels are too few to say.`,
    fr: () => fr`## Qu'ont les groupes en commun avec les étiquettes ?

Pour chaque groupe de la partition choisie par la silhouette : ses images, et la part de cancers parmi les rares étiquetées, avec son intervalle exact (Clopper–Pearson). Le trait en tirets est la part parmi toutes les images étiquetées ; un intervalle qui le contient dit que ce groupe n'apprend rien sur l'étiquette, ou que ses étiquettes sont trop peu nombreuses pour le dire.`,
  },
  findings: {
    en: (told) => en`## What to keep

- Clusters follow what varies most between slices (level, position, contrast), which need not be the label: look at the intervals above before giving a cluster a name.${insideFolds(told)}
- They still serve: as strata to draw images for experts from, as a check that labelled images cover all groups, and as one way to pass labels on (cluster-then-label, in notebook 3).`,
    fr: (told) => fr`## À retenir

- Les groupes suivent ce qui varie le plus entre les coupes (niveau, position, contraste), ce qui n'est pas forcément l'étiquette : regardez les intervalles ci-dessus avant de nommer un groupe.${insideFolds(told)}
- Ils servent pourtant : comme strates où tirer des images pour les experts, comme contrôle que les images étiquetées couvrent tous les groupes, et comme une façon de transmettre des étiquettes (le carnet 3 l'essaie).`,
  },
  again: AGAIN,
};

/** The agreement of a clustering that was picked by its agreement, judged where it was not picked. */
function insideFolds({ report, language, figure }: Told): string {
  if (!report.clusterChoice) return "";
  const index = figure("/clusterChoice/figure");
  return language === "fr"
    ? fr`
- La partition la plus accordée aux étiquettes est flattée par ce choix même. Choisie dans les plis d'apprentissage et jugée sur les étiquettes mises de côté, elle atteint un indice de Rand ajusté de ${index}.`
    : en`
- The clustering that agrees best with the labels is flattered by being picked so. Picked inside training folds and judged on held-out labels, it reaches an adjusted Rand index of ${index}.`;
}
