import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { HelmetOptions } from "helmet";
import { scriptHashesOf } from "./pages.ts";

const pathOf = (request: IncomingMessage): string => (request.url ?? "/").split("?", 1)[0];

/** Nothing is loaded from, sent to or framed by another address; the only inline scripts are those the page was built with. */
export const securityHeaders: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", (request) => scriptHashesOf(pathOf(request))],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'", "data:"],
      workerSrc: ["'self'", "blob:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
};

/** No page needs a camera, a position or a payment; none that is drawn into ours may ask. */
export const refuseDevices: RequestHandler = (_request, response, next) => {
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  next();
};
