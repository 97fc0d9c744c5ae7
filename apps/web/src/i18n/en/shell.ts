export const shell = {
  title: "BrainScan AI",
  description: "From a folder of brain MRI slices, few of them labelled, to decisions one can trust.",
  skip: "Skip to content",
  home: "BrainScan AI, overview",
  openNav: "Open the list of pages",
  underWay: "{kind} under way{others, plural, =0 {} one {, and one more} other {, and # more}}",
  navGroups: {
    decide: "Decide",
    look: "Look at the data",
    learn: "Learn from it",
    review: "Ask an expert",
    build: "Build on it",
  },
  shortcuts: {
    title: "Keyboard shortcuts",
    detail: "They act while no field has the focus.",
    everywhere: "On every page",
    on: "Single keys act (this browser remembers it)",
  },
  nav: {
    label: "Pages",
    overview: "Overview",
    map: "Map",
    experiments: "Experiments",
    scaleUp: "Scale-up",
    deliverables: "Deliverables",
    predictions: "Predictions",
    outside: "Outside results",
    audit: "Random audit",
    dataAudit: "Data audit",
    data: "Data",
    explorer: "API explorer",
  },
  dataset: "Data set",
  study: "Study",
  studyName: "{date}{status}",
  otherLanguage: "Passer en français",
  theme: { label: "Theme", light: "Light", dark: "Dark", system: "As the system" },
  disclaimer:
    "Research tool, not a medical device. Labels are image-level: they speak of the slice, not of the patient.",
  version: "Version {version}",
  synthetic: "Synthetic demonstration data.",
  syntheticDetail: "These images were drawn by the product; no figure here says anything about patients.",
} as const;

export const explorer = {
  title: "API explorer",
  description: "Everything on these pages comes from one GraphQL API. Write your own questions to it here.",
  example: "Every page asks this same API.",
  exampleBook: "Its manual: the book on the left.",
} as const;

export const data = {
  title: "Data",
  description:
    "Every file of the data set. Open one to see where its label comes from, its duplicates, or to leave it out.",
  search: "Search paths",
  excluded: "Excluded images",
  exclusion: { with: "Excluded or not", only: "Excluded only", without: "Not excluded" },
  duplicated: "Duplicates only",
  count: "{count, plural, =0 {no file} one {one file} other {{shown} files}}",
  none: "No file matches",
  noneDetail: "Change or clear the filters above.",
  excludedBecause: "Excluded: {reason}",
  conflict: "conflicting label",
} as const;
