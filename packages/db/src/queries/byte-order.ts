import { sql } from "drizzle-orm";
import { images } from "../schema/images.ts";

/** `images.path`, which is compared byte by byte: the same order on every server, whatever its locale. */
export const pathInByteOrder = sql<string>`${images.path}`;
