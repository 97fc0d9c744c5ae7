import { en, fr } from "../../../messages/typography.ts";
import { prepareClusterings } from "../../charts/prepare-clusterings.ts";
import type { SlideSpec } from "../compose/spec.ts";
import { forestReading } from "./chart-readings.ts";
import { firstRows } from "./cut-texts.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";

/** Several ways of forming groups without labels, held against the labels afterwards. */
export function clusteringsSlide(tell: Tell): SlideSpec {
  const { report, say, quoter, estimate } = tell;
  const { chart, missing } = prepareClusterings(quoter);
  if (chart?.body.kind !== "intervals")
    return missingSlide(tell, {
      title: say(
        en`No clustering can be held against the labels yet`,
        fr`Aucun partitionnement ne peut encore être comparé aux étiquettes`,
      ),
      why: say(en`Left out: ${missing ?? ""}.`, fr`Omis : ${missing ?? ""}.`),
      needed: [
        say(
          en`Label images of both classes: agreement with the labels needs them.`,
          fr`Étiqueter des images des deux classes : l'accord avec les étiquettes en a besoin.`,
        ),
      ],
    });
  const inside = report.clusterChoice?.figure.value != null;
  return {
    kind: "content",
    title: chart.title,
    columns: [
      {
        share: 1,
        blocks: [
          {
            ...{ kind: "forest", name: say("Clusterings", "Partitionnements"), description: chart.title },
            body: chart.body,
            cut: (shown) => firstRows(tell, shown),
          },
        ],
      },
    ],
    source: tell.source(
      say(
        en`Names: method, layer, number of clusters (by silhouette, without labels).`,
        fr`Noms : méthode, couche, nombre de groupes (par la silhouette, sans étiquettes).`,
      ),
    ),
    notes: [
      forestReading(tell, say(en`chosen and judged on different labels`, fr`choisi et jugé sur d'autres étiquettes`)),
      chart.source,
      ...(inside
        ? [
            say(
              en`The honest figure is the one chosen on some labels and judged on others: ${estimate("/clusterChoice/figure/value", "figure")}. The closest of many partitions is flattered by being picked.`,
              fr`Le chiffre honnête est celui choisi sur des étiquettes et jugé sur d'autres : ${estimate("/clusterChoice/figure/value", "figure")}. Le plus proche de nombreux partitionnements est flatté par ce choix.`,
            ),
          ]
        : []),
    ],
  };
}
