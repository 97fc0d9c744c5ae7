export const dataAudit = {
  title: "Data audit",
  description:
    "What the data themselves say against believing the results, and what to do about it: label, read again, leave out, or tell apart.",
  before: "This study was made before its data were audited",
  beforeDetail: "Start it again: what did not change is not computed twice.",
  stale: "The data set has changed since this study",
  staleDetail:
    "What is shown here is what it found then. Start a study to take your readings and exclusions into account.",
  gone: "no longer there",
  fairness: {
    title: "Are the labels a fair sample?",
    fair: "No difference seen",
    notFair: "Not a fair sample",
    unknown: "Cannot be told",
    note: "These labels are not a fair sample of the images without one",
    area: "ROC AUC {auc} ({low} to {high})",
    caption:
      "How well a classifier tells {labelled} labelled families from {pool} without a label, one image each, with its {level} interval. At 0.5, the dashed line, nobody can.",
    permutations: "p = {p} by {n} permutations.",
    shift: {
      PLAUSIBLE:
        "With the classes weighed as the pool is estimated to hold them, no difference is seen: that they differ in the share of cancers alone is plausible, which does not prove it.",
      REFUTED:
        "With the classes weighed as the pool is estimated to hold them, they still differ: more than the share of cancers is different.",
      NOT_DECIDABLE:
        "With the classes weighed as the pool is estimated to hold them, too few images are left to tell whether they still differ.",
    },
    shiftFigures: "Area {auc}, p = {p}.",
  },
  shortcuts: {
    title: "Shortcuts",
    areas: "ROC AUC of each measure for the label",
    detail:
      "How far measures that know nothing of what an image shows predict its label. A classifier may lean on them where they do.",
    noLabels: "No image carries a label, so nothing can predict one.",
    bounds: "{low} to {high}",
    pValue: "p = {p}",
    constant: "The same for every labelled image, so that nothing can be learnt from it: {names}.",
    unknown: "{name}: {reason}",
    together: "All together predict the label: area out of fold",
    folds: "(n = {n}, {folds} folds)",
    explained: "Share of the champion’s score that they explain",
    scored: "(n = {n})",
    caution:
      "A score that could be had without looking at the image is no proof that it was: lesions change brightness, contrast and file size too. But a score that such measures explain may not carry over to images made elsewhere.",
    caption:
      "Chance that a labelled cancer has more of it than a labelled normal (n = {n} labelled images): 0.5, the dashed line, tells nothing; 0 and 1 tell all. p-values are adjusted for the number of measures.",
    level: "Bars are {level} intervals.",
  },
  coverage: {
    title: "Regions without a label near",
    detail:
      "An image is near a label when it lies no farther from one than {share} of the labelled images lie from each other. Beyond that, what a classifier says is an extrapolation.",
    found:
      "{share} of the distinct images without a label have none near them ({uncovered} of {pool}{interval}); about {expected} is to be expected of a fair sample.",
    bounds: "({low} to {high})",
    interval: "; interval {low} to {high}",
    region: "Region",
    images: "Images",
    labelled: "Labelled",
    uncovered: "Without a label near",
    examples: "Examples",
    all: "All images",
    noise: "In no cluster",
    cluster: "Cluster {number}",
    noPool: "all known",
    count: "({n} of {pool} images)",
  },
  nextLabels: {
    title: "What to label next",
    detail:
      "Half at random, since only such labels say how the pool really is; then where no label is near; then where the champion hesitates. To certify, the random ones must be read in the random audit, which keeps its own draw.",
    csv: "Names as CSV",
    none: "Every image carries a label, or shows the same picture as one that does.",
    reason: { RANDOM_AUDIT: "At random", COVERAGE: "No label near", UNCERTAINTY: "Champion hesitates" },
    gain: "Expected of {further} more {count, plural, one {label} other {labels}}: the area under the ROC curve rises by {gain} ({low} to {high}), by the end of the curve of labels.",
    atMost: "{further} more {count, plural, one {label} other {labels}} would raise the area by {high} at most.",
  },
  labelErrors: {
    title: "Labels worth a second reading",
    detail:
      "Labelled images that models which had not seen them confidently call the other class. The label may be wrong, or the image unusual: a reader decides.",
    found:
      "{count, plural, =0 {No label} one {One label} other {{suspects} labels}} of {n} {count, plural, =0 {is} one {is} other {are}} contradicted. Were every label right, {expected} ({low} to {high}) would be all the same: as many are no sign of wrong labels.",
    none: "Without a champion no label can be doubted.",
    confidence: "{share} for its label",
    more: "The first {shown} of {all}.",
  },
  quality: {
    title: "Image quality",
    detail: "Images that deserve a look before anything is learnt from them. Leaving one out can be undone.",
    count: "{n} of {all}",
    fixed: "By a limit set beforehand. Worst first.",
    relative: "By what is odd in this set. Worst first.",
    more: "The worst {shown} of {all}.",
    clear: "Looked for and not found: {names}.",
    quoted: "“{name}”",
    unasked: "“{name}” was not looked for: too few images.",
    reason: "Quality: {defect}",
    exclude: "Leave out",
    restore: "Take back",
  },
  nearDuplicates: {
    title: "Near duplicates",
    detail:
      "The same picture saved again, resized, trimmed or mirrored. Such images form a family that is never on both sides of a fold. What you say of a pair overrules every distance from the next study on.",
    pairs: "Pairs",
    families: "Families of more than one",
    inFamilies: "{n}, of {images} images",
    crossing: "Pairs of a labelled and an unlabelled image",
    contradictory: "Pairs labelled normal and cancer",
    loose: "Families held together by distant images",
    thresholds:
      "A pair differs in at most {bits} of 64 bits of its perceptual hash, and its embeddings lie at most {distance} apart. These limits come from {copies} altered copies of this set’s own images, of which {found} lie within; {expected} pairs of different pictures are expected within them by chance.",
    notSeparable:
      "Copies cannot be told from different pictures in this set, so none is looked for by distance; what readers say still counts.",
    view: { label: "Pairs shown", all: "All", unread: "Not read", crossing: "Labelled with unlabelled" },
    shown: "{count, plural, =0 {no pair} one {one pair} other {{n} pairs}}",
    undo: "Undo",
    readBy: "Read by {reader}",
    none: "No such pair.",
    more: "More pairs",
    distances: "{bits} bits apart, embeddings {distance}",
    crosses: "labelled with unlabelled",
    reviewedOrigin: "joined by a reader",
    same: "Same",
    different: "Different",
    reader: "by {reader}",
    takeBack: "Take back",
    kept: "Readings kept",
    readOn: "by {reader}, {day}",
  },
  prevalence: {
    title: "Effect of another share of cancers",
    detail:
      "Probabilities learned at one share are moved to another. {n} distinct images without a label are called cancer from {threshold} on, where a missed cancer, {cost} times as costly, and a false alarm are expected to cost alike.",
    none: "Without a champion, or an estimate of the share of cancers among the images without a label, there is nothing to compare.",
    share: "Share of cancers",
    value: "Value",
    calledCancer: "Called cancer",
    toCancer: "Normal to cancer",
    toNormal: "Cancer to normal",
    labelled: "Among the labelled images",
    at: { LOW: "Pool, lower end", VALUE: "Pool, estimate", HIGH: "Pool, upper end" },
  },
} as const;
