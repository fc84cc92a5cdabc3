import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { giveWay } from '../src/give-way.js';

it('lets several people through the door between two pieces of work, though Node opens it once a turn', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let inside = 0;
  server.on('connection', () => {
    inside += 1;
  });
  const people = Array.from({ length: 40 }, () => connect(port, '127.0.0.1'));
  onTestFinished(() => people.forEach((person) => void person.destroy()));
  let pieces = 0;
  while (inside < people.length) {
    await giveWay();
    pieces += 1;
  }
  expect(pieces).toBeLessThan(people.length / 2);
});
