// What the pages of the dashboard ask of a data set, with the filters, the orders and the places in a list that cost most.
import { DATASET, STUDY } from "./fill-dataset.mjs";

const IMAGES = `query ($dataset: ID!, $after: String, $filter: ImageFilter) {
  dataset(id: $dataset) { images(first: 100, after: $after, filter: $filter) {
    edges { node { id path thumbnailUrl label labelConflict exclusion { reason } } }
    pageInfo { hasNextPage endCursor } totalCount } } }`;

const PREDICTIONS = `query ($study: ID!, $after: String, $filter: PredictionFilter, $orderBy: PredictionOrder) {
  study(id: $study) { predictions(first: 100, after: $after, filter: $filter, orderBy: $orderBy) {
    edges { node { probability decision outOfFold cluster image { id path thumbnailUrl label labelConflict } } }
    pageInfo { hasNextPage endCursor } totalCount } } }`;

const NEAR = `query ($study: ID!, $after: String, $filter: NearDuplicateFilter) {
  study(id: $study) { nearDuplicates(first: 50, after: $after, filter: $filter) {
    edges { node { id imageA { id path thumbnailUrl } imageB { id path thumbnailUrl } labelA labelB crosses hashBits featureDistance } }
    pageInfo { hasNextPage endCursor } totalCount } } }`;

const COUNTS = `query ($dataset: ID!) { dataset(id: $dataset) { id name fingerprint
  counts { images distinct labelled labelledDistinct normal cancer unlabelled duplicateGroups labelledAlsoUnlabelled conflictingLabels excluded }
  metadataColumns { name type missing } imports { id status } latestStudy { id status stale } } }`;

const DUPLICATES = `query ($dataset: ID!) { dataset(id: $dataset) { images(first: 100, filter: { duplicated: true }) {
  edges { node { id duplicateCount duplicates(first: 5) { id path thumbnailUrl } } } } } }`;

const SHEET = `query ($id: ID!, $study: ID) { image(id: $id) { id path metadata duplicateCount
  duplicates { id path thumbnailUrl } prediction(studyId: $study) { probability decision nearestLabelled { id path } } } }`;

const DECISIONS = `query ($study: ID!) { study(id: $study) { decisions { normal cancer review }
  probabilityHistogram { low high decisions { normal cancer review } } } }`;

const MAP = `query ($study: ID!) { study(id: $study) { map(layer: AVGPOOL, projection: "pca") {
  imageIds x y labels probabilities decisions clusters total } } }`;

const RUNS = `query ($dataset: ID!) { activeRuns { id status } dataset(id: $dataset) { studies(first: 20) { id status createdAt } } }`;
const EXPERIMENTS = `query ($dataset: ID!) { experiments(datasetId: $dataset) { id status method { name } figures { id value } } }`;
const STUDY_EXPERIMENTS = `query ($study: ID!) { study(id: $study) { experiments { id status figures { id value } } } }`;
const AUDIT = `query ($dataset: ID!) { dataset(id: $dataset) { audit { nDrawn poolFamilies items(first: 50) { totalCount } } } }`;
const SHELL = `{ datasets { id name synthetic fingerprint studies(first: 20) { id status createdAt backbone seed stale champion { id layer } } } system { version } }`;

const cursor = (key) => Buffer.from(JSON.stringify(key)).toString("base64url");
const images = (name, filter, after) => ({
  name: `images: ${name}`,
  query: IMAGES,
  variables: { dataset: DATASET, filter, after },
});
const predictions = (name, filter, field, direction = "ASC", after = undefined) => ({
  name: `predictions: ${name}`,
  query: PREDICTIONS,
  variables: { study: STUDY, filter, orderBy: { field, direction }, after },
});
const near = (name, filter, after) => ({
  name: `near duplicates: ${name}`,
  query: NEAR,
  variables: { study: STUDY, filter, after },
});

/** @param n  images of the data set */
export function questionsOf(n) {
  const middle = `unlabelled/patient_${String(Math.floor(n / 400)).padStart(5, "0")}/`;
  const oneSlice = `slice_${String(Math.floor(n / 2) + 13).padStart(7, "0")}`;
  const study = { study: STUDY };
  const dataset = { dataset: DATASET };
  return [
    { name: "shell", query: SHELL },
    { name: "overview: counts and metadata", query: COUNTS, variables: dataset },
    { name: "overview: decisions and histogram", query: DECISIONS, variables: study },
    images("all", {}),
    images("all, from the middle", {}, cursor(middle)),
    images("cancer", { label: "CANCER" }),
    images("labelled", { labelled: true }),
    images("unlabelled", { labelled: false }),
    images("unlabelled, from the middle", { labelled: false }, cursor(middle)),
    images("excluded", { excluded: true }),
    images("in use", { excluded: false }),
    images("duplicated", { duplicated: true }),
    images("cancer, duplicated", { label: "CANCER", duplicated: true }),
    images("unlabelled, duplicated, excluded", { labelled: false, duplicated: true, excluded: true }),
    images("search: every path", { search: "slice" }),
    images("search: one patient", { search: "PATIENT_00123" }),
    images("search: one file", { search: oneSlice }),
    images("search: none", { search: "no such name" }),
    images("search: two letters that no path has", { search: "zq" }),
    predictions("by path", {}, "PATH"),
    predictions("by path, backwards", {}, "PATH", "DESC"),
    predictions("by path, from the middle", {}, "PATH", "ASC", cursor({ value: null, path: middle })),
    predictions("by probability", {}, "PROBABILITY"),
    predictions("by probability, backwards", {}, "PROBABILITY", "DESC"),
    predictions("by probability, among many equal", {}, "PROBABILITY", "ASC", cursor({ value: 0, path: middle })),
    predictions("by certainty", {}, "CERTAINTY"),
    predictions(
      "by certainty, backwards, from the middle",
      {},
      "CERTAINTY",
      "DESC",
      cursor({ value: 0.4, path: middle }),
    ),
    predictions("cancer by path", { decision: "CANCER" }, "PATH"),
    predictions("cancer by probability", { decision: "CANCER" }, "PROBABILITY"),
    predictions("review by certainty, backwards", { decision: "REVIEW" }, "CERTAINTY", "DESC"),
    predictions("labelled by probability", { labelled: true }, "PROBABILITY"),
    predictions("labelled cancer by certainty", { label: "CANCER" }, "CERTAINTY"),
    predictions("from 0.5 to 0.51 by path", { minProbability: 0.5, maxProbability: 0.51 }, "PATH"),
    predictions("from 0.5 to 0.51 by certainty", { minProbability: 0.5, maxProbability: 0.51 }, "CERTAINTY", "DESC"),
    predictions("search: one patient, by probability", { search: "patient_00123" }, "PROBABILITY"),
    predictions("search: none, by certainty", { search: "no such name" }, "CERTAINTY"),
    { name: "duplicates of 100 images", query: DUPLICATES, variables: dataset },
    { name: "image sheet", query: SHEET, variables: { id: "image-12345", study: STUDY } },
    { name: "image sheet: one of a group of thousands", query: SHEET, variables: { id: "image-407", study: STUDY } },
    near("all", {}),
    near("from the middle", {}, cursor(Math.floor(n / 50))),
    near("read", { reviewed: true }),
    near("not read", { reviewed: false }),
    near("crossing", { crossing: true }),
    { name: "map", query: MAP, variables: study },
    { name: "runs", query: RUNS, variables: dataset },
    { name: "experiments of a study", query: STUDY_EXPERIMENTS, variables: study },
    { name: "experiments of a data set", query: EXPERIMENTS, variables: dataset },
    { name: "random audit", query: AUDIT, variables: dataset },
  ];
}
