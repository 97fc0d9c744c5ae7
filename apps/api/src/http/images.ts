import { findImage } from "@brainscan/db/queries/images";
import { Router } from "express";
import type { App } from "../app.ts";
import { requires } from "./request-access.ts";

// Asked again each time: a file changed under its path keeps the id of the image, and its ETag tells.
const CACHE = "private, no-cache";

/** GET /images/:id (8-bit PNG) and /images/:id/thumbnail (WebP). Ids are looked up in the database; no path comes from the request. */
export function imageRoutes(app: App): Router {
  const router = Router();
  router.get("/images/:id{/:view}", requires("VIEWER"), async (request, response, next) => {
    const { id, view } = request.params;
    if (view !== undefined && view !== "thumbnail") return next();
    const image = await findImage(app.database.orm, id);
    if (!image) return next();
    response.setHeader("Cache-Control", CACHE);
    response.setHeader("ETag", `"${image.sha256}${view ? "-t" : ""}"`);
    if (request.fresh) return response.status(304).end();
    const bytes = view ? await app.store.readThumbnail(image.sha256) : await app.store.readDisplayImage(image.sha256);
    if (!bytes) return next();
    response.type(view ? "image/webp" : "image/png").send(bytes);
  });
  return router;
}
