import { READINGS } from "@brainscan/ml/scaleup/scenario";
import { parseAsBoolean, parseAsFloat, parseAsInteger, parseAsStringLiteral } from "nuqs";
import { parseAsMoves } from "./moves-param.ts";

/** Everything a reader may change on the page, so that any view of it is a link. Absent: as the study has it. */
export const scaleUpParams = {
  reading: parseAsStringLiteral(READINGS),
  in: parseAsMoves.withDefault({}),
  miss: parseAsFloat,
  confidence: parseAsFloat,
  found: parseAsFloat,
  required: parseAsFloat,
  machines: parseAsInteger,
  half: parseAsBoolean,
  keep: parseAsBoolean,
  own: parseAsBoolean,
  ownReview: parseAsBoolean,
  ownAudit: parseAsInteger,
};
