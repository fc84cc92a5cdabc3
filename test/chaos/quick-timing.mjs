// Loaded before the program (`node --import`): its own waits made short, in their true order, so that what a crash
// leaves behind is taken up after seconds. The stand-ins answer at once or cut; nothing hangs as long as the lease.
const dist = new URL('../../dist/', import.meta.url);
const { defaultTiming } = await import(new URL('core/ports/timing.js', dist));
const { defaultSlackTiming } = await import(new URL('adapters/slack/timing.js', dist));
const { defaultDiscordTiming } = await import(new URL('adapters/discord/timing.js', dist));
Object.assign(defaultTiming, { lease: 3_000, looks: [200, 500, 1_500], backoff: 100, backoffMost: 800, redraw: 500 });
Object.assign(defaultSlackTiming, { call: 2_000, connect: 2_000, backoff: 100, backoffMost: 800 });
Object.assign(defaultDiscordTiming, { call: 2_000, backoff: 100, backoffMost: 800, handshake: 2_000, servers: 1_000 });
