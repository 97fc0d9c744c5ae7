export const CLUSTERING_FRENCH: Record<string, string> = {
  clustering: "partition",
  clusters: "groupes",
  "left out as noise": "laissées comme bruit",
  "agreement with the exported one": "accord avec la partition exportée",
  "Rows left out as noise count as a cluster of their own, so that leaving rows out does not pay.":
    "Les lignes laissées comme bruit comptent comme un groupe, pour qu’en laisser ne rapporte rien.",
  "adjusted Rand index": "indice de Rand ajusté",
  "adjusted mutual information": "information mutuelle ajustée",
  "farthest from the report": "plus grand écart au rapport",
  "number of clusters": "nombre de groupes",
  cluster: "groupe",
  "labelled normal": "étiquetées normales",
  "labelled cancer": "étiquetées cancer",
  "share of cancer among them": "part de cancers parmi elles",
  "What the labels say of each cluster": "Ce que les étiquettes disent de chaque groupe",
  "labelled cancers among the labelled images of each cluster":
    "cancers étiquetés parmi les images étiquetées de chaque groupe",
  "first axis": "premier axe",
  "second axis": "deuxième axe",
};
