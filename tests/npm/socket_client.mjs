// The npm graphql-ws client, which a server closes and lets in again: prints one JSON line for each thing that happened.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [, , url] = process.argv;
const say = (what, value) => console.log(JSON.stringify([what, value]));
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  lazy: false,
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
