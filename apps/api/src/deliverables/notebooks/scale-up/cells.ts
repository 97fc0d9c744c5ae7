// %% [markdown] question

// %% load
import { answerScaleUp } from "@brainscan/ml/scaleup/answer-scale-up";
import { createDraw } from "@brainscan/notebook/draw";
import { readStudy } from "@brainscan/notebook/read-study";
import { display } from "tslab";

const { report } = readStudy("..");
const draw = createDraw(report.language);
const { quality, answer } = report.scaleUp!;
const { scenario } = answer;

// %% [markdown] arithmetic

// %% divide
import { medianOf } from "@brainscan/ml/scaleup/quantiles";
import type { InputId } from "@brainscan/ml/scaleup/scenario";

const given = (id: InputId) =>
  medianOf(scenario.inputs.find((input) => input.id === id)!.distribution);
const [nImages, budget] = [given("nImages"), given("budgetEuro")];
const pilotPrice = given("pilotBudgetEuro") / given("pilotImages");
display.html(
  draw.table([
    { "what": "euros an image that the budget allows", "value": budget / nImages },
    { "what": "euros an image that the pilot cost", "value": pilotPrice },
    { "what": "all images at the pilot's price, euros", "value": pilotPrice * nImages },
    { "what": "times the budget", "value": (pilotPrice * nImages) / budget },
  ]),
);

// %% [markdown] inputs

// %% show-inputs
const told = (provenance: (typeof scenario.inputs)[0]["provenance"]) => {
  if (provenance.kind === "measured") return `${provenance.figure}, n = ${provenance.n}`;
  if (provenance.kind === "assumption")
    return `${provenance.source} (${provenance.readOn})`;
  return provenance.kind === "given" ? provenance.source : "";
};
const shape = ({ distribution }: (typeof scenario.inputs)[0]) => {
  if (distribution.kind === "draws") return `${distribution.values.length} draws`;
  const { kind, ...numbers } = distribution;
  return `${kind} ${Object.values(numbers)
    .map((value) => Number(value.toPrecision(4)))
    .join(" / ")}`;
};
display.html(
  draw.table(
    scenario.inputs.map((input) => ({
      "input": input.id,
      "distribution": shape(input),
      "kind": input.provenance.kind,
      "where it comes from": told(input.provenance),
    })),
  ),
);

// %% [markdown] answer

// %% answer-again
import { isDeepStrictEqual } from "node:util";

const again = answerScaleUp(scenario, quality);
console.log("the same answer as the report's:", isDeepStrictEqual(again, answer));
const spread = ({ value, low, high }: { value: number; low: number; high: number }) =>
  low === high ? value : { value, low, high };
display.html(
  draw.table(
    again.plans.map((plan) => ({
      "plan": plan.id,
      "total, euros": spread(plan.totalEuro),
      "within budget, probability": plan.probabilityWithinBudget,
      "missed cancers": spread(plan.missedCancers),
      "share that a human reads": spread(plan.humanShare),
      "hours of machine": spread(plan.machineHours),
      "status": plan.status,
    })),
  ),
);

// %% [markdown] readings

// %% compare-readings
display.html(
  draw.table(
    again.readings.map((each) => ({
      "reading": each.reading,
      "plan": each.plan,
      "total, euros": spread(each.totalEuro),
      "within budget, probability": each.probability,
      "images that the budget pays for": each.affordableImages,
      "status": each.status,
    })),
  ),
);

// %% [markdown] verdict

// %% conditions
if (again.verdict.conditions.length > 0) {
  display.html(
    draw.table(
      again.verdict.conditions.map(
        ({ what, comparator, today, required, withinReach }) => ({
          "what has to hold": what,
          "today": today,
          "required": `${comparator} ${Number(required.toPrecision(4))}`,
          "within reach": String(withinReach),
        }),
      ),
    ),
  );
}

// %% [markdown] sensitivity

// %% draw-tornado
const bars = again.tornado.filter(
  ({ euroAtLow, euroAtHigh }) => euroAtLow !== euroAtHigh,
);
const { plan: bestPlan } = again.verdict;
const total = again.plans.find(({ id }) => id === bestPlan)!.totalEuro.value;
if (bars.length > 0) {
  display.html(
    draw.intervals({
      title: "What moves the total of the verdict's plan",
      x: { title: "total when one input moves between its ends, euros" },
      rows: bars.map(({ id, euroAtLow, euroAtHigh }) => ({
        ...{ name: id, value: null },
        low: Math.min(euroAtLow, euroAtHigh),
        high: Math.max(euroAtLow, euroAtHigh),
      })),
      reference: total,
    }),
  );
} else
  console.log("nothing uncertain moves this plan's total, in euros:", Math.round(total));

// %% break-evens
// A value that makes the plan cost just the budget, put back into the model, must give the budget.
const putBack = (id: string, value: number) => {
  const inputs = scenario.inputs.map((input) =>
    input.id === id
      ? { ...input, distribution: { kind: "fixed" as const, value } }
      : input,
  );
  const { plans, scenario: changed } = answerScaleUp({ ...scenario, inputs }, quality);
  const asked = changed.inputs.find((input) => input.id === "budgetEuro")!.distribution;
  const { value: cost } = plans.find((plan) => plan.id === bestPlan)!.totalEuro;
  return asked.kind === "fixed" ? cost / asked.value : null;
};
display.html(
  draw.table(
    again.breakEvens.map(({ id, today, value }) => ({
      "input": id,
      "today": today,
      "value at which the plan costs the budget": value,
      "total over budget, put back":
        value !== null && scenario.inputs.some((input) => input.id === id)
          ? putBack(id, value)
          : null,
    })),
  ),
);

// %% [markdown] misses

// %% draw-frontier
const frontier = [...new Set(again.frontier.map(({ plan }) => plan))].map((plan) => ({
  name: plan,
  points: again.frontier
    .filter((point) => point.plan === plan && point.totalEuro.value > 0)
    .map(({ missRate, totalEuro }) => ({ x: missRate.value, y: totalEuro.value }))
    .sort((a, b) => a.x - b.x),
}));
const drawn = frontier.filter(({ points }) => points.length > 0);
if (drawn.length > 0) {
  display.html(
    draw.lines({
      title: "What fewer missed cancers cost",
      x: { title: "share of cancers missed, median", low: 0 },
      y: { title: "total, euros", scale: "log" },
      lines: drawn,
    }),
  );
}

// %% draw-prevalence
if (again.prevalence.length > 0) {
  display.html(
    draw.lines({
      title: "Missed cancers, by the share of cancers among the images",
      x: { title: "share of cancers among the images", low: 0 },
      y: { title: "missed cancers", low: 0 },
      lines: [
        {
          name: bestPlan,
          points: again.prevalence.map(({ prevalence, missedCancers }) => ({
            ...{ x: prevalence, y: missedCancers.value },
            ...{ low: missedCancers.low, high: missedCancers.high },
          })),
        },
      ],
    }),
  );
}

// %% [markdown] audit

// %% plan-audit
import { planAudit } from "@brainscan/ml/scaleup/audit-plan";

const { confidence } = scenario.choices;
const shares = [0.01, 0.001, 0.0001];
display.html(
  draw.table(
    shares.map((maxShare) => {
      const read = (allowedFailures: number, readerMissRate: number) =>
        planAudit({
          maxShare,
          confidence,
          allowedFailures,
          readerMissRate,
          nTotal: nImages,
        });
      return {
        "share of cancers to bound": maxShare,
        "images to read, none found": read(0, 0),
        "with one found": read(1, 0),
        "with readers who miss a tenth": read(0, 0.1),
      };
    }),
  ),
);

// %% [markdown] findings

// %% [markdown] again
