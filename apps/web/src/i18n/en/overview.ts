export const overview = {
  welcome: "Welcome",
  welcomeDetail:
    "Bring a folder of brain MRI slices, a few of them labelled. The rest is measured, explained and yours to check.",
  underWay: "Under way on this server",
  underWayDetail:
    "The page turns to the data set as soon as its first images are there. You can import your own meanwhile.",
  inShort: "In short",
  stale: "The data changed after this study",
  staleDetail:
    "Images, labels or exclusions are no longer those it was made on. Its figures still speak of the earlier state.",
  datasetGone: "This data set no longer exists.",
  counts: {
    title: "What the data set holds",
    images: { name: "Files", detail: "Images, duplicates included, excluded ones left out." },
    distinct: { name: "Distinct images", detail: "Identical images count once." },
    labelled: {
      name: "Labelled files",
      detail: "{labelledDistinct} distinct: {normal} labelled normal, {cancer} labelled cancer.",
    },
    unlabelled: { name: "Unlabelled", detail: "What the study predicts or sends to a human." },
    duplicateGroups: {
      name: "Duplicate groups",
      detail: "Two or more identical images; kept on the same side of every split.",
    },
    labelledAlsoUnlabelled: {
      name: "Labelled and unlabelled",
      detail: "Distinct labelled images also found among the unlabelled ones.",
    },
    conflictingLabels: {
      name: "Conflicting labels",
      detail: "Identical images with different labels; kept out of learning.",
    },
    excluded: { name: "Excluded", detail: "Left out by someone, with a reason; can be restored." },
  },
  next: {
    title: "What to do next",
    waitForImport: "An import is running. Its images appear here as they are stored.",
    startStudy: "Start a study: it embeds the images, clusters them, learns from the labels and predicts the rest.",
    waitForStudy: "A study is running. Its results appear here as soon as it ends.",
    retryStudy: "The last study failed. Read why above, then start it again.",
    studyAgain: "The data changed since the last study. Start it again: what did not change is not computed twice.",
    addLabels:
      "No image is labelled: the study can cluster, not predict. Add labels by folder or in a labels.csv, then import again.",
    addOtherClass:
      "Only one class is labelled: a classifier needs both. Label a few images of the other class, then import again.",
    readAtRandom: "Have images drawn at random read by an expert: only that can certify the miss rate",
    readSoMany:
      "Have images drawn at random read by an expert: about {needed, plural, one {one more} other {{shown} more}} would certify the miss rate",
    lookAtConflicts:
      "{groups, plural, one {One group of identical images carries} other {{shown} groups of identical images carry}} different labels: look at them",
    lookAtLeaks:
      "{images, plural, one {One labelled image is} other {{shown} labelled images are}} also among the unlabelled: look at them",
    review:
      "{files, plural, one {One file waits} other {{shown} files wait}} for a human: look at the least certain first",
    exploreMap: "Explore the map and open the images that look out of place",
  },
  limits: {
    title: "What these data cannot decide",
    backboneHasSeen: "The network learned, without labels, from images of this very data set. Figures may flatter it.",
  },
  downloads: { title: "Files of this study" },
} as const;

export const decisions = {
  title: "Decisions",
  detail: "What the best experiment proposes, and how sure it is of the images that nobody labelled.",
  of: "{count, plural, one {Of one file.} other {Of {shown} files, duplicates included.}}",
  byFile: "Files by decision",
  noRule: "No classifier could be measured, so every image goes to a human.",
  rule: "Cancer is possible from {cancerFrom}, normal up to {normalUpTo}; where both or neither are possible, a human looks.",
  onlyCancer:
    "No image is decided normal, since nothing bounds the miss rate. Above {normalUpTo} an image is decided cancer; at the rest a human looks.",
  onlyNormal:
    "Below {cancerFrom} an image is decided normal. Too few are labelled normal to decide any cancer; at the rest a human looks.",
  none: "No image is decided: nothing bounds the miss rate, and too few are labelled normal to decide any cancer.",
  falseAlarms: "About {alpha} of the labelled normals score above {at} (n = {n}).",
  falseAlarmsInterval: "With so few labels it may be {low} to {high} ({level} interval).",
} as const;

export const histogram = {
  title: "How sure it is of each unlabelled image",
  caption:
    "{count, plural, one {One distinct unlabelled image} other {{shown} distinct unlabelled images}} by the score of the best experiment, in {bins} equal bins. Exact counts: duplicates count once.",
  summary:
    "Histogram of {shown} distinct unlabelled images by score: {normal} decided normal, {cancer} decided cancer, {review} for review. The fullest bin, {low} to {high}, holds {largest}.",
  cancerFrom: "From {at}, cancer is possible: below, never decided cancer.",
  normalUpTo: "Up to {at}, normal is possible: above, never decided normal.",
  axis: "Score for labelled cancer",
  count: "Distinct images",
  range: "{low} to {high}",
  total: "All",
} as const;

export const clusterings = {
  named: "cluster {index} of {k}, {layer}",
  title: "Clusters",
  detail:
    "Groups found without looking at labels; the adjusted Rand index says how far they agree with them afterwards (0: no better than chance, 1: the same).",
  choiceOn: "{method} on {layer}: how many clusters?",
  nClusters: "k",
  methods: { kMeans: "k-means" },
  chosen: "kept",
  preferred: "preferred",
  criteria: {
    silhouette: "higher is better",
    bic: "lower is better",
    stability: "higher is better",
    inertia: "falls with every cluster: prefers none",
    adjustedRandIndex: "labels have no say",
    vMeasure: "labels have no say",
  },
  prefers: "{criterion} {k}",
  choice: "Number of clusters preferred by each criterion: {list}.",
  agree: "All agree.",
  disagree: "They disagree: these images do not decide the number by themselves.",
  kept: "{k} is kept, for its silhouette, the highest.",
  noneKept: "None is kept: no number of clusters has a silhouette.",
  reading:
    "Stability: mean agreement (adjusted Rand index) between pairs of subsamples clustered anew, with the range of nine pairs in ten. n in distinct images; for the agreement with labels, in labelled ones.",
  medoids: "The images nearest to each centre, {layer}, k = {k}:",
  cluster: "Cluster {index}",
  size: "{count, plural, one {one distinct image} other {{shown} distinct images}}",
} as const;
