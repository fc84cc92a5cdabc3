// The Discord adapter in a process of its own: `node child.mjs API_URL`, over the compiled program. It ends by itself
// once nothing keeps it alive; the exit code is 1 after Discord has closed the gateway for good.
import { writeSync } from 'node:fs';
import { createDiscord } from '../../../dist/adapters/discord/adapter.js';
import { commands } from '../../../dist/core/commands/words.js';

const tell = (line) => writeSync(1, `${line}\n`);
const quiet = () => undefined;
const outbox = { hold: async () => true, renew: async () => true, sent() {}, refused() {}, later() {}, unsure() {} };
const store = { now: async () => new Date(), outbox };
const adapter = createDiscord({
  token: 'a.good.token',
  apiUrl: process.argv[2],
  store,
  log: { info: quiet, warn: quiet, error: quiet },
  onFatal(error) {
    tell(error.message);
    process.exitCode = 1;
    void adapter.stop();
  },
});
process.once('SIGTERM', () => {
  void adapter.stop().then(() => tell('stopped'));
});
const bot = {
  commands,
  manner: () => 'private',
  left: async () => undefined,
  joined: async () => undefined,
  present: async () => undefined,
  promise: () => 'may-defer',
  handle: async () => ({ kind: 'nothing' }),
};
await adapter.start(bot).then(
  () => tell('started'),
  (error) => {
    tell(error.message);
    process.exitCode = 1;
  },
);
