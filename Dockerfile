FROM node:20.20.2-bookworm-slim AS build
WORKDIR /srv/fairday
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN npm run build
# What only builds, and the Postgres of a checkout, stay behind; so do fonts that no badge uses.
RUN npm pkg delete devDependencies optionalDependencies dependencies.@remix-run/dev dependencies.esbuild \
      dependencies.vite dependencies.vite-tsconfig-paths \
 && npm prune --omit=dev --omit=peer \
 && node app/cli/trim-packages.mjs

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/var/lib/fairday
WORKDIR /srv/fairday
RUN mkdir /var/lib/fairday && chown node:node /var/lib/fairday
COPY --from=build /srv/fairday/package.json ./
COPY --from=build /srv/fairday/node_modules node_modules
COPY --from=build /srv/fairday/build build
COPY --from=build /srv/fairday/db/migrations db/migrations
USER node
VOLUME /var/lib/fairday
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# The launcher builds what is missing; here nothing is, and Node has to be the one that gets the signal.
CMD ["node", "--enable-source-maps", "build/cli/start.js"]
