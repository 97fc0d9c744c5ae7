import { plainText } from "../../../exports/plain-text.ts";
import { en, fr } from "../../../messages/typography.ts";
import type { Quoter } from "../../kit/quoter.ts";
import { composeSlide } from "../compose/compose-slide.ts";
import type { SlideSpec } from "../compose/spec.ts";
import type { Deck } from "../pptx/deck.ts";
import { adviceSlide } from "./advice-slide.ts";
import { checksSlide } from "./checks-slide.ts";
import { clusteringsSlide } from "./clusterings-slide.ts";
import { costsSlide } from "./costs-slide.ts";
import { coverSlide } from "./cover-slide.ts";
import { dataSlide } from "./data-slide.ts";
import { guaranteeSlide } from "./guarantee-slide.ts";
import { layersSlide } from "./layers-slide.ts";
import { limitsSlide } from "./limits-slide.ts";
import { metricSlide } from "./metric-slide.ts";
import { preparationSlide } from "./preparation-slide.ts";
import { resultsSlide } from "./results-slide.ts";
import { semiSupervisionSlide } from "./semi-supervision-slide.ts";
import { createTell, type Tell } from "./tell.ts";
import { trapsSlide } from "./traps-slide.ts";
import { verdictSlide } from "./verdict-slide.ts";

/** In the order of the talk; a study that lacks something keeps the slide, which says what is missing. */
const SLIDES: readonly ((tell: Tell) => SlideSpec)[] = [
  coverSlide,
  dataSlide,
  trapsSlide,
  preparationSlide,
  layersSlide,
  clusteringsSlide,
  semiSupervisionSlide,
  metricSlide,
  resultsSlide,
  guaranteeSlide,
  checksSlide,
  limitsSlide,
  costsSlide,
  verdictSlide,
  adviceSlide,
];

/** The deck of a report; its quoter knows afterwards which numbers were read for it. */
export function buildDeck(quoter: Quoter): { deck: Deck; footer: string } {
  const { report, language } = quoter;
  const tell = createTell(quoter);
  const product = report.product.name;
  const footer = tell.say(
    en`${product} · Research tool, not a medical device`,
    fr`${product} · Outil de recherche, pas un dispositif médical`,
  );
  const more = tell.say(en`Also:`, fr`Aussi :`);
  const specs = SLIDES.map((slide) => slide(tell));
  return {
    footer,
    deck: {
      ...{ title: plainText(specs[0].title), product: report.product.name, language, createdAt: report.createdAt },
      slides: specs.map((spec) => composeSlide(spec, { footer, more })),
    },
  };
}
