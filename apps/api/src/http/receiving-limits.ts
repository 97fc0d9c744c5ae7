import type { RequestHandler } from "express";

export type ReceivingLimits = {
  /** How long a whole request may take to arrive. */
  requestMs: number;
  /** How long an upload may pause: it may be large and the network slow. */
  uploadIdleMs: number;
};

const UPLOADS = ["/uploads", "/uploads/tables"];

const LIMITS: ReceivingLimits = { requestMs: 300_000, uploadIdleMs: 120_000 };

/** Let go of clients that hold a connection without sending: an upload by its pauses, anything else by its whole time. */
export function limitReceiving({ requestMs, uploadIdleMs }: ReceivingLimits = LIMITS): RequestHandler {
  return (request, _response, next) => {
    if (request.method === "POST" && UPLOADS.includes(request.path)) {
      // Node closes a socket whose time is out when nobody listens, and takes the limit back with the next request.
      request.socket.setTimeout(uploadIdleMs);
      return next();
    }
    const limit = setTimeout(() => !request.complete && request.destroy(), requestMs).unref();
    const received = () => clearTimeout(limit);
    request.once("end", received).once("close", received);
    next();
  };
}
