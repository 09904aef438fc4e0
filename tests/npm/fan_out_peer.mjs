// A Node server for graphql-ws as its makers describe it, to measure fan-out beside ours.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const [, , ticketCount] = process.argv;
const schema = buildSchema(`
  type Query { hello: String! }
  type Mutation { callNext: Int! }
  type Subscription { board: Board! ticket(id: ID!): Ticket! }
  type Board { zone: String! called: Int! tickets: [Ticket!]! }
  type Ticket { number: String! counter: String! state: String! ahead: Int }
`);

let called = 0;
const waiting = new Set();
const phones = new Set();

function board() {
  const tickets = [];
  for (let i = 0; i < Number(ticketCount); i += 1) {
    tickets.push({ number: `A${String(called + i).padStart(6, '0')}`, counter: '窗口 3', state: 'WAITING' });
  }
  return { zone: '门诊一楼候诊大厅', called, tickets };
}

async function* boards() {
  yield { board: board() };
  for (;;) {
    const state = await new Promise((resolve) => waiting.add(resolve));
    yield { board: state };
  }
}

function ticket(id) {
  return { number: `A${String(id).padStart(6, '0')}`, counter: '窗口 3', state: 'WAITING', ahead: Number(id) + 100000 - called };
}

async function* tickets({ id }) {
  yield { ticket: ticket(id) };
  for (;;) {
    await new Promise((resolve) => phones.add(resolve));
    yield { ticket: ticket(id) };
  }
}

const rootValue = {
  hello: 'hello',
  board: boards,
  ticket: tickets,
  callNext: () => {
    called += 1;
    const state = board();
    const told = [...waiting];
    waiting.clear();
    for (const tell of told) tell(state);
    const followed = [...phones];
    phones.clear();
    for (const tell of followed) tell();
    return called;
  },
};

const http = createServer();
const sockets = new WebSocketServer({ server: http, path: '/graphql' });
useServer({ schema, roots: { query: rootValue, mutation: rootValue, subscription: rootValue } }, sockets);
http.listen(0, '127.0.0.1', 4096, () => console.log(http.address().port));
