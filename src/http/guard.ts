import type { Server } from 'node:http';
import { BlockList, isIPv6, type Socket } from 'node:net';

/** What strangers may take of the server; times in milliseconds. */
export interface HttpLimits {
  /** For the headers of a request, and for all of it. */
  readonly headers: number;
  readonly request: number;
  /** How often that is looked at. */
  readonly look: number;
  /** Connections at once: in all, and of one address that is counted. */
  readonly connections: number;
  readonly fromOne: number;
  /** Whether an address is one person's or program's: behind that of a proxy there may be everybody. */
  counted(address: string): boolean;
}

const own = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  own.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  own.addSubnet(network, bits, 'ipv6');
}

/**
 * A proxy reaches this server from this machine or from a network of its own, whose addresses are nobody's on the
 * Internet. Whoever comes from a public address came without one; no header can say otherwise.
 */
export function isPublic(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return !own.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

export const httpLimits: HttpLimits = {
  headers: 10_000,
  request: 15_000,
  look: 1_000,
  connections: 2_000,
  fromOne: 64,
  counted: isPublic,
};

/** Holds a server to its limits: what is slow is answered 408 and cut, and what is too much is cut at once. */
export function guard(server: Server, { headers, request, connections, fromOne, counted }: HttpLimits): void {
  server.headersTimeout = headers;
  server.requestTimeout = request;
  server.maxConnections = connections;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || !counted(address)) return;
    const others = open.get(address) ?? 0;
    if (others >= fromOne) {
      socket.destroy();
      return;
    }
    open.set(address, others + 1);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
