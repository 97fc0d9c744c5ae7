import { wilsonInterval } from "@brainscan/ml/metrics/wilson-interval";

/** "1,406 of 1,410: 99.72% (95% interval 99.27% to 99.89%)" */
function share(successes, n) {
  if (n === 0) return "none";
  const { low, high } = wilsonInterval(successes, n);
  const percent = (value) => `${(100 * value).toFixed(2)}%`;
  return `${successes} of ${n}: ${percent(successes / n)} (95% interval ${percent(low)} to ${percent(high)})`;
}

/** How far two studies of the same images decide alike, image by image, and how near the thresholds those are that change.
 *  @param from, to  studies: `images` as readDecisions gives them, `rule` of report.json
 *  @returns lines of [what, value] */
export function compareDecisions(from, to) {
  const pairs = [...from.images].map(([group, ours]) => ({ ours, theirs: to.images.get(group) }));
  if (pairs.some(({ theirs }) => !theirs) || from.images.size !== to.images.size)
    throw new Error("the two studies are not of the same images");
  const same = ({ ours, theirs }) => ours.decision === theirs.decision;
  const automatic = pairs.filter(({ ours }) => ours.decision !== "review");
  const eitherAutomatic = pairs.filter((pair) => pair.ours.decision !== "review" || pair.theirs.decision !== "review");
  const opposite = pairs.filter(
    (pair) => !same(pair) && pair.ours.decision !== "review" && pair.theirs.decision !== "review",
  );
  const thresholds = [from.rule?.cancerFrom, from.rule?.normalUpTo].filter((value) => typeof value === "number");
  const distance = ({ ours }) => Math.min(...thresholds.map((threshold) => Math.abs(ours.score - threshold)));
  const moved = ({ ours, theirs }) => Math.abs(ours.score - theirs.score);
  const changed = pairs.filter((pair) => !same(pair));
  const furthest = thresholds.length > 0 && changed.length > 0 ? Math.max(...changed.map(distance)) : null;
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return [
    ["decisions unchanged, all distinct images", share(pairs.filter(same).length, pairs.length)],
    ["of those decided without a human before (goal 99%)", share(automatic.filter(same).length, automatic.length)],
    ["of those decided without a human in either", share(eitherAutomatic.filter(same).length, eitherAutomatic.length)],
    ["normal one way, cancer the other", share(opposite.length, pairs.length)],
    [
      "a score moves by (median, largest)",
      `${median(pairs.map(moved)).toFixed(4)}, ${Math.max(...pairs.map(moved)).toFixed(4)}`,
    ],
    ...(furthest === null
      ? []
      : [
          [
            "changed images lie this near a threshold, at most",
            `${furthest.toFixed(4)}, as do ${share(pairs.filter((pair) => distance(pair) <= furthest).length, pairs.length)}`,
          ],
        ]),
  ];
}
