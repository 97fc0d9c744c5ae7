import type { Language } from "../messages/message.ts";
import { GUARANTEE_TEXTS } from "./guarantee-texts.ts";
import type { GuaranteeSection } from "./report/guarantee-section.ts";

/** What is known of the miss rate and on what ground, in one of three statuses that share no words; what else the reader
 *  must know to use it. Every number in them is read from the section, confidences being 1 - delta. */
export function guaranteeStatements(told: GuaranteeSection, language: Language): string[] {
  const texts = GUARANTEE_TEXTS[language];
  return [
    texts[told.status](told),
    ...(told.status === "certified" ? [] : [texts.certificate(told)]),
    ...(told.nAudit.leftOut > 0 ? [texts.leftOut(told.nAudit.leftOut)] : []),
    ...(told.cancerAmongNormal ? [texts.cancerAmongNormal(told.cancerAmongNormal)] : []),
    texts.beside(told.beside),
  ];
}
