// A process of its own with nothing but the compiled adapter: `node child.mjs API_URL`. It never calls process.exit.
import { createSlack } from '../../../dist/adapters/slack/adapter.js';

const log = { info() {}, warn() {}, error() {} };
// A call that hangs does so for longer than a process has to end.
const timing = { drain: 500, close: 200, call: 60_000, connect: 60_000 };
const outbox = { hold: async () => true, renew: async () => true, sent() {}, refused() {}, later() {}, unsure() {} };
const store = { now: async () => new Date(), outbox };
const tokens = { botToken: 'xoxb-1-stand-in', appToken: 'xapp-1-stand-in' };
const slack = createSlack({ ...tokens, apiUrl: process.argv[2], store, log, timing });
const message = { summary: 'Tea.', tone: 'plain', blocks: [] };
process.once('SIGTERM', () => slack.stop());
await slack.start({
  commands: [],
  manner: () => 'public',
  left: async () => undefined,
  joined: async () => undefined,
  present: async () => undefined,
  promise: () => 'may-defer',
  handle: async () => ({ kind: 'say', public: message }),
});
process.stdout.write('ready\n');
