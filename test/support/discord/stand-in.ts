import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from './faults.js';
import { createGateway } from './gateway.js';
import { createInteractions } from './interactions.js';
import { createPeople } from './people.js';
import { type Bucket, createRest } from './rest.js';
import { createWorld } from './world.js';

export interface StandInOptions {
  readonly token?: string;
  /** Between two heartbeats, in milliseconds. */
  readonly heartbeat?: number;
  /** The rate limit of posting and editing in one channel; none by default. */
  readonly bucket?: Bucket;
}

/**
 * A small Discord on this machine: REST and gateway over real sockets, one server with one channel, and people who
 * act. What the real one would refuse, and everything that is not expected, is in `failures`.
 */
export async function openDiscord(options: StandInOptions = {}) {
  let token = options.token ?? 'a.good.token';
  const failures: string[] = [];
  const fail = (what: string): void => void failures.push(what);
  const world = createWorld();
  const faults = createFaults();
  const interactions = createInteractions(world, fail);
  let gatewayUrl = '';
  let rest: ReturnType<typeof createRest> | undefined;
  const server = createServer((request, response) => {
    rest?.handle(request, response).catch((error: unknown) => fail(String(error)));
  });
  const gateway = createGateway(server, { world, token: () => token, heartbeat: options.heartbeat ?? 45_000, fail });
  rest = createRest({
    world,
    interactions,
    faults,
    bucket: options.bucket,
    token: () => token,
    gatewayUrl: () => gatewayUrl,
    dispatch: gateway.dispatch,
    fail,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  gatewayUrl = `ws://127.0.0.1:${port}`;
  gateway.open(gatewayUrl);
  const guild = world.addGuild('Cloud club');
  const channel = world.addChannel(guild.id);

  return {
    ...createPeople(world, interactions, gateway, guild),
    apiUrl: `http://127.0.0.1:${port}/api`,
    world,
    guild,
    channel,
    gateway,
    faults,
    interactions,
    failures,
    calls: rest.calls,
    forgetNonces: rest.forgetNonces,
    watch: rest.watch,
    until: world.until,
    /** The token in force; another one revokes the first. */
    token: () => token,
    revoke(): void {
      token = `${token}.new`;
      gateway.closeAll(4004);
    },
    setToken(next: string): void {
      token = next;
    },
    async close(): Promise<void> {
      gateway.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

export type Discord = Awaited<ReturnType<typeof openDiscord>>;
