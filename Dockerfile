# The bot's image: built program, its production dependencies, nothing else.
# docs/deploy.md says how it is built and run, and that it was not built where it was written.
ARG NODE=24

FROM node:${NODE}-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build

FROM node:${NODE}-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:${NODE}-slim
ENV NODE_ENV=production
ENV DATA_DIR=/data
WORKDIR /app
# Nothing is installed in a running image: npm would only be something more to keep up to date.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* /usr/local/bin/yarn*
# The program belongs to root and is only read. DATA_DIR is the one folder that the bot writes into, and it does so without Cosmos DB alone.
RUN mkdir /data && chown node:node /data
COPY package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY cards ./cards
USER node
VOLUME /data
EXPOSE 3978
# The image has no curl; Node asks. /readyz answers 200 when the store answers too.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# A smaller nursery for young objects: 145 MB at rest in place of 162. docs/performance.md says what it costs.
CMD ["node", "--max-semi-space-size=4", "dist/main.js"]
