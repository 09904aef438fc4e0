// Asks one server for some seconds: node load.mjs ADDRESS BODIES SECONDS CONNECTIONS; prints JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [url, bodies, seconds, connections] = process.argv.slice(2);
const autocannon = createRequire(process.env.PACKAGES + "/package.json")("autocannon");
const requests = JSON.parse(readFileSync(bodies, "utf-8")).map((body) => ({ body: JSON.stringify(body) }));
const result = await autocannon({
  url,
  requests,
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/json" },
  duration: Number(seconds),
  connections: Number(connections),
});
console.log(
  JSON.stringify({
    answers: result.requests.total,
    each_second: result.requests.average,
    p99_ms: result.latency.p99,
    bytes: result.throughput.average / result.requests.average,
    failed: result.non2xx + result.errors + result.timeouts,
  }),
);
