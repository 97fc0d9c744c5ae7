# syntax=docker/dockerfile:1

# Everything is built from the lockfile by the same script as on a developer's machine.
FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV CI=true NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml turbo.json tsconfig.base.json ./
COPY scripts scripts
COPY apps apps
COPY packages packages
RUN npx --yes --package "$(node -p 'require("./package.json").packageManager')" -- node scripts/prepare.mjs build
# What only builds and tests need stays behind; the pages are static files by now.
RUN rm -rf node_modules apps/*/node_modules packages/*/node_modules apps/web/.next .turbo \
  && npx --yes --package "$(node -p 'require("./package.json").packageManager')" -- \
     pnpm install --prod --frozen-lockfile --filter "@brainscan/api..."

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="BrainScan AI" \
      org.opencontainers.image.description="A research tool, not a medical device" \
      org.opencontainers.image.licenses="Apache-2.0"
# Written by root, run by another: what is attacked cannot rewrite itself.
COPY --from=build /app /app
RUN install -d -o node -g node /data
ENV NODE_ENV=production BRAINSCAN_DATA_DIR=/data
USER node
WORKDIR /data
VOLUME /data
EXPOSE 4000
ENTRYPOINT ["node", "/app/apps/api/dist/cli/main.js"]
CMD ["api"]
