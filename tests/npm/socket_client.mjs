// The npm graphql-ws client against a server: prints one JSON line for each thing that happened.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [, , url] = process.argv;
const say = (what, value) => console.log(JSON.stringify([what, value]));
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  lazy: false,
  keepAlive: 50,
  retryAttempts: 5,
  retryWait: async () => {},
  connectionParams: { locale: 'en' },
  on: {
    connected: () => say('connected', null),
    closed: (event) => say('closed', event.code),
    error: (error) => say('error', String(error)),
  },
});

const once = (query, variables) =>
  new Promise((resolve, reject) => {
    let result;
    client.subscribe({ query, variables }, {
      next: (value) => { result = value; },
      error: reject,
      complete: () => resolve(result),
    });
  });

// Our own ping is answered by the server within its time, or this never goes on.
await new Promise((resolve) => { const off = client.on('pong', (received) => { if (received) { off(); resolve(); } }); });
say('pong', true);
say('query', await once('{ hello }'));
try {
  await once('{ nope }');
} catch (errors) {
  say('refused', errors[0].extensions.code);
}

const board = client.iterate({
  query: 'subscription ($zone: ID!) { board(zone: $zone) { called } }',
  variables: { zone: '1' },
});
say('board', (await board.next()).value.data.board.called);
say('mutation', await once('mutation { call(zone: "1") }'));
say('board', (await board.next()).value.data.board.called);

// The server closes the socket now; the client comes back and is told the state at once.
say('board', (await board.next()).value.data.board.called);
await board.return();
await client.dispose();
say('done', null);
