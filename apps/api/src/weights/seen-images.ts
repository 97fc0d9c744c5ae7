import type { Queryable } from "@brainscan/db/orm";
import { countFilesAmong } from "@brainscan/db/queries/study-sample";
import type { BackboneCard } from "./backbone-card.ts";

const FINGERPRINT_DIGITS = 16;

/** How many of these image files a backbone learned from, without labels, by its card; 0 for one without a card.
 *  @param sha256 hexadecimal SHA-256 of each file; a hash given twice counts twice */
export function seenImages(card: BackboneCard | null, sha256: Iterable<string>): number {
  const fingerprints = new Set(card?.trainedOn?.images);
  let seen = 0;
  for (const hash of sha256) if (fingerprints.has(hash.slice(0, FINGERPRINT_DIGITS).toLowerCase())) seen++;
  return seen;
}

/** The same of all images in use of a data set, counted where they are. */
export function countSeenImages(db: Queryable, card: BackboneCard | null, datasetId: string): Promise<number> {
  const prefixes = card?.trainedOn?.images ?? [];
  return countFilesAmong(db, { datasetId, prefixes, digits: FINGERPRINT_DIGITS });
}
