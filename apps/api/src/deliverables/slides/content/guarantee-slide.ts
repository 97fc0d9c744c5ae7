import { en, fr } from "../../../messages/typography.ts";
import { prepareGuarantee } from "../../charts/prepare-guarantee.ts";
import type { Block, Point, SlideSpec } from "../compose/spec.ts";
import { guaranteeReading } from "./chart-readings.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";

/** What is guaranteed of the misses, what is estimated, and what it would take. */
export function guaranteeSlide(tell: Tell): SlideSpec {
  const { report, say, quoter } = tell;
  const { guarantee } = report;
  if (!guarantee)
    return missingSlide(tell, {
      title: say(
        en`Nothing is guaranteed: no classifier could be measured`,
        fr`Rien n'est garanti : aucun classifieur n'a pu être évalué`,
      ),
      why: say(
        en`Every image goes to a human: none is decided by the machine.`,
        fr`Toutes les images vont à un humain : la machine n'en décide aucune.`,
      ),
      needed: [
        say(
          en`Labelled cancers and normals enough to measure a method; then random labels to certify its miss rate.`,
          fr`Assez de cancers et de normaux étiquetés pour évaluer une méthode ; puis des étiquettes tirées au hasard pour certifier son taux de cancers manqués.`,
        ),
      ],
    });
  const { chart } = prepareGuarantee(quoter);
  const block: Block | null =
    chart?.body.kind === "curves"
      ? { kind: "curves", name: say("Guarantee", "Garantie"), description: chart.title, body: chart.body }
      : null;
  if (chart) quotePoints(tell);
  const items = points(tell);
  return {
    kind: "content",
    title: chart?.title ?? titleWithoutChart(tell),
    columns: block
      ? [
          { share: 0.58, blocks: [block] },
          { share: 0.42, blocks: [{ kind: "points", items }] },
        ]
      : [{ share: 1, blocks: [{ kind: "points", items }] }],
    source: tell.source(
      say(
        en`n = ${tell.count("/guarantee/nCancer")} labelled cancers, one score a family.`,
        fr`n = ${tell.count("/guarantee/nCancer")} cancers étiquetés, un score par famille.`,
      ),
    ),
    notes: [...(chart ? [guaranteeReading(tell), chart.source] : []), ...notes(tell)],
  };
}

function titleWithoutChart({ say, count, share }: Tell): string {
  return say(
    en`${count("/guarantee/nCancer")} labelled cancers are too few to bound the miss rate by ${share("/guarantee/alpha")}`,
    fr`${count("/guarantee/nCancer")} cancers étiquetés ne suffisent pas à borner le taux de manqués à ${share("/guarantee/alpha")}`,
  );
}

function points({ report, say, count, share }: Tell): Point[] {
  const { guarantee, predictions } = report;
  if (!guarantee) return [];
  const decided = (name: string) => count(`/predictions/unlabelledDistinct/${name}`);
  const status = {
    certified: say(en`certified by random labels.`, fr`certifié par des étiquettes au hasard.`),
    estimated: say(en`estimated, not guaranteed.`, fr`estimé, non garanti.`),
    "not decidable": say(en`not decidable.`, fr`non décidable.`),
  }[guarantee.status];
  const total = predictions.unlabelledDistinct;
  return [
    {
      lead: say(en`At most ${share("/guarantee/alpha")} missed:`, fr`Au plus ${share("/guarantee/alpha")} manqués :`),
      text: status,
    },
    ...(total.normal + total.cancer + total.review > 0
      ? [
          {
            lead: say("Decided now:", fr`Décidé aujourd'hui :`),
            text: say(
              en`${decided("normal")} normal, ${decided("cancer")} cancer; ${decided("review")} go to a human.`,
              fr`${decided("normal")} normal, ${decided("cancer")} cancer ; ${decided("review")} vont à un humain.`,
            ),
          },
        ]
      : []),
    ...(guarantee.status === "not decidable"
      ? [
          {
            lead: say("To estimate:", fr`Pour estimer :`),
            text: say(
              en`${count("/guarantee/cancersNeeded")} labelled cancers without a miss.`,
              fr`${count("/guarantee/cancersNeeded")} cancers étiquetés sans en manquer.`,
            ),
          },
        ]
      : []),
    ...(guarantee.status !== "certified" && guarantee.labelsNeeded !== null
      ? [
          {
            lead: say("To certify:", fr`Pour certifier :`),
            text: say(
              en`about ${count("/guarantee/labelsNeeded")} further labels drawn at random.`,
              fr`environ ${count("/guarantee/labelsNeeded")} étiquettes de plus, tirées au hasard.`,
            ),
          },
        ]
      : []),
  ];
}

function notes({ report, say, count, share }: Tell): string[] {
  const { guarantee } = report;
  if (!guarantee) return [];
  return [
    say(
      en`Without a single miss, ${count("/guarantee/nCancer")} cancers bound the miss rate by ${share("/guarantee/upperBoundWithoutMiss")}; a certificate takes ${count("/guarantee/auditCancersNeeded")} cancers drawn at random with none missed.`,
      fr`Sans en manquer un seul, ${count("/guarantee/nCancer")} cancers bornent le taux de manqués à ${share("/guarantee/upperBoundWithoutMiss")} ; un certificat demande ${count("/guarantee/auditCancersNeeded")} cancers tirés au hasard sans en manquer.`,
    ),
    ...(guarantee.labelsNeededLow !== null && guarantee.labelsNeededHigh !== null && guarantee.status !== "certified"
      ? [
          say(
            en`Random labels needed: ${count("/guarantee/labelsNeededLow")} to ${count("/guarantee/labelsNeededHigh")} at the ends of the interval of the share of cancers.`,
            fr`Étiquettes au hasard nécessaires : ${count("/guarantee/labelsNeededLow")} à ${count("/guarantee/labelsNeededHigh")} aux bornes de l'intervalle de la part de cancers.`,
          ),
        ]
      : []),
    say(
      en`Certified: bounded by labels drawn at random that trained and chose nothing. Estimated: from out-of-fold scores. Not decidable: neither, so that no image is decided normal. Images to come are assumed to be drawn like these.`,
      fr`Certifié : borné par des étiquettes tirées au hasard qui n'ont servi ni à apprendre ni à choisir. Estimé : par des scores hors pli. Non décidable : ni l'un ni l'autre, aucune image n'est alors décidée normale. Les images à venir sont supposées tirées comme celles-ci.`,
    ),
    say(
      en`At a stricter ${share("/guarantee/beside/alpha")}: ${count("/guarantee/beside/cancersNeeded")} labelled cancers without a miss.`,
      fr`Pour ${share("/guarantee/beside/alpha")}, plus strict : ${count("/guarantee/beside/cancersNeeded")} cancers étiquetés sans en manquer.`,
    ),
  ];
}

/** The plotted points are the report's: each is told with its place. */
function quotePoints({ report, share }: Tell): void {
  for (const [i, point] of (report.guarantee?.curve ?? []).entries())
    for (const name of ["shareDecided", "missRate", "missRateUpperBound"] as const)
      if (point[name] !== null) share(`/guarantee/curve/${i}/${name}`);
}
