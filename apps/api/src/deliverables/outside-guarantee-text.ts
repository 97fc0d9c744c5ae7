import type { OutsideGuaranteeRow } from "@brainscan/db/schema/outside-tables";
import type { Language } from "../messages/message.ts";
import { GUARANTEE_TEXTS } from "./guarantee-texts.ts";

/** What scores made elsewhere say of the miss rate. They come without an audit, and so certify nothing. */
export function outsideGuaranteeText(told: OutsideGuaranteeRow, language: Language): string {
  const texts = GUARANTEE_TEXTS[language];
  return told.status === "estimated" ? texts.estimated(told) : texts["not decidable"](told);
}
