// The npm graphql-ws client at the whole server: prints one JSON line for each thing that happened.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [, , url] = process.argv;
const say = (what, value) => console.log(JSON.stringify([what, value]));
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  lazy: false,
  keepAlive: 50,
  retryAttempts: 0,
  connectionParams: { locale: 'en' },
  on: {
    connected: () => say('connected', null),
    closed: (event) => say('closed', event.code),
    error: (error) => say('error', String(error)),
  },
});

const once = (query) =>
  new Promise((resolve, reject) => {
    let result;
    client.subscribe({ query }, {
      next: (value) => { result = value; },
      error: reject,
      complete: () => resolve(result),
    });
  });

await new Promise((resolve) => { const off = client.on('pong', (received) => { if (received) { off(); resolve(); } }); });
say('pong', true);
say('query', await once('{ venue { name } }'));
try {
  await once('{ nope }');
} catch (errors) {
  say('refused', errors[0].extensions.code);
}
const venue = client.iterate({ query: 'subscription { venueChanged { name } }' });
for (let told = 0; told < 3; told += 1) {
  say('venue', (await venue.next()).value.data.venueChanged.name);
}
await venue.return();
await client.dispose();
