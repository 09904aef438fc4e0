// One peer on one port, with the same schema and data as ours: node peer.mjs NAME PORT FOLDER
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [name, port, folder] = process.argv.slice(2);
const fromPackages = createRequire(process.env.PACKAGES + "/package.json");
const typeDefs = readFileSync(join(folder, "schema.graphql"), "utf-8");
const data = JSON.parse(readFileSync(join(folder, "data.json"), "utf-8"));
const Query = {
  route: () => data.route,
  places: (_, { first }) => ({ ...data.places, edges: data.places.edges.slice(0, first) }),
};
const RouteResult = { __resolveType: (found) => ("steps" in found ? "Route" : "NoRoute") };

if (name.startsWith("yoga")) {
  const { createSchema, createYoga } = fromPackages("graphql-yoga");
  const plugins = [];
  if (name === "yoga-cached") {
    const { useResponseCache } = fromPackages("@graphql-yoga/plugin-response-cache");
    plugins.push(useResponseCache({ session: () => null, ttl: 3_600_000 }));
  }
  const schema = createSchema({ typeDefs, resolvers: { Query, RouteResult } });
  const yoga = createYoga({ schema, plugins, logging: false, graphiql: false });
  createServer(yoga).listen(Number(port), "127.0.0.1");
} else {
  const fastify = fromPackages("fastify");
  const mercurius = fromPackages("mercurius");
  const app = fastify();
  const resolveType = { RouteResult: { resolveType: RouteResult.__resolveType } };
  app.register(mercurius, { schema: typeDefs, resolvers: { Query, ...resolveType }, jit: 1 });
  if (name === "mercurius-cached") {
    app.register(fromPackages("mercurius-cache"), { ttl: 3600, all: true });
  }
  app.listen({ port: Number(port), host: "127.0.0.1" });
}
